package dev.claimport.desktop.bench;

import dev.claimport.desktop.control.Labels;
import javafx.scene.control.Label;
import javafx.scene.text.Text;

/** A word that is as large as there is room for, down to the smallest type that can be read. */
final class SlotWord extends Label {

    /** In pixels, as are all sizes of type. */
    private static final double LEAST = 9;

    private double largest = LEAST;
    private double set;

    SlotWord() {
        Labels.shortened(this, "slot-word");
    }

    /** @param pixels where there is room for it */
    void setLargest(double pixels) {
        largest = pixels;
        setType(pixels);
    }

    /** @param room for the word, in pixels */
    void fit(double room) {
        Text alone = new Text(getText());
        alone.setFont(getFont());
        double natural = alone.getLayoutBounds().getWidth() * largest / getFont().getSize();
        // A whole pixel less than what is exactly enough, which rounding would cut.
        setType(natural < room ? largest : Math.max(LEAST, Math.floor((room - 1) / natural * largest)));
    }

    private void setType(double pixels) {
        if (pixels != set) {
            set = pixels;
            setStyle("-fx-font-size: " + pixels + "px;");
        }
    }
}
