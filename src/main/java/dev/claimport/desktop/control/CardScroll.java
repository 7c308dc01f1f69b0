package dev.claimport.desktop.control;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Lets the content of a card scroll; the bar runs in the card's margin, so that nothing moves when it appears. */
public final class CardScroll extends ScrollPane {

    /** How far into the card's margin it reaches. */
    private static final double REACH = 14;

    public CardScroll(Region content) {
        super(content);
        setFitToWidth(true);
        setFocusTraversable(false);
        getStyleClass().add("card-scroll");
        VBox.setMargin(this, new Insets(0, -REACH, 0, 0));
        viewportBoundsProperty().addListener((_, _, bounds) -> {
            double bar = Math.max(0, getWidth() - bounds.getWidth());
            content.setPadding(new Insets(2, Math.max(0, REACH - bar), 2, 0));
        });
    }

    /** Scrolls as little as it takes to show the whole of a node of the content, its beginning at least. */
    public void reveal(Node node) {
        Region content = (Region) getContent();
        layout();
        double view = getViewportBounds().getHeight();
        double beyond = content.getHeight() - view;
        if (beyond > 0) {
            Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
            double now = getVvalue() * beyond;
            double top = Math.min(place.getMinY(), Math.max(now, place.getMaxY() - view));
            setVvalue(Math.clamp(top / beyond, 0, 1));
        }
    }
}
