package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.Ikon;

/** What stands where nothing is yet: a sign, what is missing, what to do. */
public final class EmptyState extends VBox {

    private static final double WIDEST = 260;

    public EmptyState(Ikon ikon, String title, String hint) {
        StackPane sign = new StackPane(Labels.icon(ikon));
        sign.getStyleClass().add("empty-sign");
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        getChildren().addAll(sign, centred(Labels.wrapped(title, "empty-title")), centred(Labels.wrapped(hint, "muted")));
    }

    private static Label centred(Label label) {
        label.setTextAlignment(TextAlignment.CENTER);
        label.setAlignment(Pos.CENTER);
        label.setMaxWidth(WIDEST);
        return label;
    }
}
