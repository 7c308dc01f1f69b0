package dev.claimport.desktop.control;

import java.text.Bidi;
import javafx.scene.control.Labeled;

/**
 * Several lines, where they can be laid out: with what is read from right to left, such as a name in Hebrew or Arabic, JavaFX (as of 26.0.2) breaks with an
 * {@link ArrayIndexOutOfBoundsException} over a line that wraps, and leaves the whole page as it was. Such words stay in one line.
 */
public final class Wrapping {

    private Wrapping() {}

    /** Has words stand in several lines whenever they can. */
    static void of(Labeled words) {
        words.wrapTextProperty().bind(words.textProperty().map(Wrapping::suits));
    }

    /** Whether a text can be in several lines. */
    public static boolean suits(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }
}
