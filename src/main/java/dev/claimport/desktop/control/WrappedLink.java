package dev.claimport.desktop.control;

import javafx.scene.control.Hyperlink;

/** Words to press, in as many lines as they take; never so narrow that one of them would be broken. */
final class WrappedLink extends Hyperlink {

    private final LongestWord longest = new LongestWord(this);

    WrappedLink(String text) {
        super(text);
        Wrapping.of(this);
        setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected double computeMinWidth(double height) {
        return longest.minWidth();
    }
}
