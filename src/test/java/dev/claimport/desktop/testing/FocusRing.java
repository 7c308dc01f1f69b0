package dev.claimport.desktop.testing;

import dev.claimport.desktop.control.Scroll;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/** Whether it is seen that a control has the keyboard: enough of it, or of what is right around it, changes by at least 3:1 (WCAG 2.2, 2.4.13). */
public final class FocusRing {

    private static final double LEAST_CHANGE = 3;
    /** How far around a control its ring may stand, in pixels. */
    private static final double AROUND = 6;

    private FocusRing() {}

    /** Controls of the same kind have the same ring. */
    public static String kind(Node node) {
        return node.getTypeSelector() + node.getStyleClass() + node.getPseudoClassStates() + (node.getParent() == null ? "" : node.getParent().getStyleClass().toString());
    }

    /** Gives it the keyboard, too; on the FX thread. */
    public static boolean isSeen(Parent root, Node node) {
        if (node.getScene() == null) {
            // What was waited for has come, and it is no longer there.
            return true;
        }
        Ease.reached(root).stream().filter(other -> other != node).findFirst().orElse(root).requestFocus();
        Scroll.reveal(node);
        Bounds place = place(node);
        Image before = picture(root, place);
        node.requestFocus();
        Image now = picture(root, place);
        int changed = 0;
        PixelReader one = before.getPixelReader();
        PixelReader other = now.getPixelReader();
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                if (Contrast.ratio(one.getColor(x, y), other.getColor(x, y)) >= LEAST_CHANGE) {
                    changed++;
                }
            }
        }
        return changed >= place.getWidth() + place.getHeight();
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Image picture(Parent root, Bounds place) {
        root.applyCss();
        root.layout();
        SnapshotParameters around = new SnapshotParameters();
        around.setViewport(new Rectangle2D(place.getMinX() - AROUND, place.getMinY() - AROUND, place.getWidth() + 2 * AROUND, place.getHeight() + 2 * AROUND));
        return root.snapshot(around, null);
    }
}
