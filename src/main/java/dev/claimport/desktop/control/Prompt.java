package dev.claimport.desktop.control;

import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;

/** What a line to type into says while it is empty; where the line is shorter than that, it can be read in full by pointing at it. */
public final class Prompt {

    private Prompt() {}

    public static void show(TextInputControl line, String text) {
        line.setPromptText(text);
        line.setTooltip(new Tooltip(text));
    }
}
