package dev.claimport.desktop.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * Lets what does not fit scroll, and fills what it is given across. JavaFX's own keeps a picture of all that it shows, for the time that
 * somebody scrolls; for a page as large as the window that is 4 MB, painted anew with each change.
 */
public class Scroll extends ScrollPane {

    public Scroll() {
        setFitToWidth(true);
        setFocusTraversable(false);
    }

    public Scroll(Node content) {
        this();
        setContent(content);
    }

    /** For a whole page: fills it in height too, and what is in it can take the keyboard as soon as the page is shown. */
    public static Scroll ofPage(Node content) {
        Scroll scroll = new Scroll(content);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        scroll.setSkin(scroll.createDefaultSkin());
        return scroll;
    }

    /** Scrolls all that is around a node as little as it takes to show the whole of it, its beginning at least. */
    public static void reveal(Node node) {
        for (Parent around = node.getParent(); around != null; around = around.getParent()) {
            if (around instanceof Scroll scroll) {
                scroll.show(node);
            }
        }
    }

    private void show(Node node) {
        layout();
        Bounds content = getContent().getLayoutBounds();
        Bounds view = getViewportBounds();
        Bounds place = getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        setHvalue(value(place.getMinX(), place.getMaxX(), view.getWidth(), content.getWidth() - view.getWidth(), getHvalue()));
        setVvalue(value(place.getMinY(), place.getMaxY(), view.getHeight(), content.getHeight() - view.getHeight(), getVvalue()));
    }

    /** @param beyond how much is out of view */
    private static double value(double from, double to, double view, double beyond, double now) {
        return beyond <= 0 ? now : Math.clamp(Math.min(from, Math.max(now * beyond, to - view)) / beyond, 0, 1);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildren().forEach(part -> part.setCache(false));
        return skin;
    }
}
