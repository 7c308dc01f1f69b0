package dev.claimport.desktop.control;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Lets the content of a card scroll; the bar runs in the card's margin, so that nothing moves when it appears. */
public final class CardScroll extends Scroll {

    /** How far into the card's margin it reaches. */
    private static final double REACH = 14;

    public CardScroll(Region content) {
        super(content);
        getStyleClass().add("card-scroll");
        VBox.setMargin(this, new Insets(0, -REACH, 0, 0));
        viewportBoundsProperty().addListener((_, _, bounds) -> {
            double bar = Math.max(0, getWidth() - bounds.getWidth());
            content.setPadding(new Insets(2, Math.max(0, REACH - bar), 2, 0));
        });
    }

    /** How high it is depends on how wide: lines in it wrap. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
