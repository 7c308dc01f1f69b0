package dev.claimport.desktop.control;

import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Whether this computer's fonts have certain characters. On the FX thread. */
public final class Glyphs {

    /** Large enough that two characters do not look alike, in pixels. */
    private static final double SIZE = 24;

    private Glyphs() {}

    /** JavaFX paints what no font has as a box, the same for all. @param different characters, at least two, or none */
    public static boolean paint(String different) {
        if (different.isEmpty()) {
            return true;
        }
        WritableImage first = picture(different.substring(0, 1));
        return different.chars().skip(1).allMatch(other -> differ(first, picture(Character.toString(other))));
    }

    private static WritableImage picture(String character) {
        Text text = new Text(character);
        text.setFont(Font.font(SIZE));
        return text.snapshot(null, null);
    }

    private static boolean differ(WritableImage one, WritableImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return true;
        }
        PixelReader ones = one.getPixelReader();
        PixelReader others = other.getPixelReader();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (ones.getArgb(x, y) != others.getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
