package dev.claimport.desktop.control;

import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A fact in a pill: a quiet part and a strong part. */
public final class Chip extends HBox {

    private final Label strong = Labels.line("");
    private final Label after = Labels.line("", "muted");

    /** @param named says also what the fact is, for those who cannot see where it stands */
    public Chip(UnaryOperator<String> named) {
        getStyleClass().add("chip");
        setAccessibleRole(AccessibleRole.TEXT);
        setAlignment(Pos.CENTER);
        getChildren().addAll(strong, after);
        strong.textProperty().addListener((_, _, text) -> setAccessibleText(named.apply(text + after.getText())));
    }

    /** A chip that is never cut short, as its words are ours, or few: others give way. */
    public Chip whole() {
        strong.setMinWidth(USE_PREF_SIZE);
        return this;
    }

    /** Either part may be empty. */
    public void set(String strongText, String quietAfter) {
        Labels.setOrHide(after, quietAfter);
        Labels.setOrHide(strong, strongText);
        Labels.show(this, !strongText.isEmpty());
    }

    /** A chip of one strong part. */
    public void set(String text) {
        set(text, "");
    }
}
