package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** A fact in a pill: a quiet part and a strong part. */
public final class Chip extends HBox {

    private final Label before = Labels.line("", "muted");
    private final Label strong = Labels.line("");
    private final Label after = Labels.line("", "muted");

    /** @param name what the fact is, for those who cannot see where it stands */
    public Chip(String name) {
        getStyleClass().add("chip");
        setAlignment(Pos.CENTER);
        getChildren().addAll(before, strong, after);
        strong.textProperty().addListener((_, _, text) -> setAccessibleText(name + " " + before.getText() + text + after.getText()));
    }

    /** Any part may be empty. */
    public void set(String quietBefore, String strongText, String quietAfter) {
        Labels.setOrHide(before, quietBefore);
        Labels.setOrHide(after, quietAfter);
        Labels.setOrHide(strong, strongText);
        Labels.show(this, !strongText.isEmpty());
    }

    /** A chip of one strong part. */
    public void set(String text) {
        set("", text, "");
    }
}
