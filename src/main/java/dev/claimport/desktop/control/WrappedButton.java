package dev.claimport.desktop.control;

import javafx.scene.control.Button;
import javafx.scene.text.TextAlignment;

/** A button whose words stand in several lines where it has to be narrow; never so narrow that one of them would be broken. */
final class WrappedButton extends Button {

    private final LongestWord longest = new LongestWord(this);

    WrappedButton(String text) {
        super(text);
        Wrapping.of(this);
        setTextAlignment(TextAlignment.CENTER);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computeMinWidth(double height) {
        return longest.minWidth();
    }
}
