package dev.claimport.desktop.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/**
 * A short text whose digits all have the same width, so that it does not jump while it counts. JavaFX cannot ask a font for its
 * tabular figures.
 */
public final class TabularText extends HBox {

    private String shown = "";

    public TabularText(String... styles) {
        getStyleClass().add("tabular");
        getStyleClass().addAll(styles);
        setAlignment(Pos.CENTER);
        setAccessibleRole(AccessibleRole.TEXT);
    }

    public void setText(String text) {
        if (text.equals(shown)) {
            return;
        }
        if (text.length() != shown.length()) {
            List<Node> cells = new ArrayList<>();
            text.chars().forEach(_ -> cells.add(new Label()));
            getChildren().setAll(cells);
        }
        for (int i = 0; i < text.length(); i++) {
            Label cell = (Label) getChildren().get(i);
            cell.setText(text.substring(i, i + 1));
            cell.getStyleClass().setAll("label", Character.isDigit(text.charAt(i)) ? "tabular-digit" : "tabular-mark");
        }
        shown = text;
        setAccessibleText(text);
    }
}
