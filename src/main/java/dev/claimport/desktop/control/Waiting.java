package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;

/** Says what is waited for. Turns, unless nothing may move. */
public final class Waiting extends HBox {

    private final Label label;

    public Waiting(String text, boolean mayMove) {
        label = Labels.wrapped(text, "muted");
        label.setMinHeight(0);
        getStyleClass().add("waiting");
        setAlignment(Pos.CENTER_LEFT);
        if (mayMove) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setAccessibleText(text);
            label.textProperty().addListener((_, _, now) -> turning.setAccessibleText(now));
            getChildren().add(turning);
        }
        getChildren().add(label);
    }

    public void setText(String text) {
        label.setText(text);
    }
}
