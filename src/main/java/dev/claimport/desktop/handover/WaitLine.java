package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.handover.WaitCount;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Says in a step's row what is waited for and for how long at the most, with Cancel beside it. */
final class WaitLine extends HBox {

    private final Texts texts;
    private final Label words = Labels.wrapped("", "step-note");

    /** @param cancel stops the hand-over */
    WaitLine(Texts texts, Runnable cancel) {
        this.texts = texts;
        Button button = Buttons.plain(texts.text("cancel"), cancel);
        button.getStyleClass().addAll("cp-small-button", "wait-cancel");
        // For the mouse, which is here: the keyboard has the foot's, or Escape, and is not to lose its place when this goes.
        button.setFocusTraversable(false);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().add("wait-line");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(words, button);
        show(null);
    }

    /** @param waiting null: nothing */
    void show(WaitCount.@Nullable Counted waiting) {
        Labels.show(this, waiting != null);
        words.setText(waiting == null ? "" : text(texts, waiting));
    }

    /** What is waited for, and for how long at the most. */
    static String text(Texts texts, WaitCount.Counted waiting) {
        return waiting.left().isZero()
                ? texts.text("wait.longer")
                : texts.text("wait." + waiting.what().id(), "left", texts.countdown(waiting.left()));
    }
}
