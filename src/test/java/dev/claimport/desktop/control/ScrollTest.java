package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.Toolkit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ScrollTest {

    /** The first line is why there is a class of our own: where JavaFX no longer does so, it can go. */
    @Test
    void keepsNoPictureOfWhatItShows() {
        Toolkit.start();
        Toolkit.run(() -> {
            assertTrue(viewport(new ScrollPane(new Label("page"))).isCache());
            assertFalse(viewport(new Scroll(new Label("page"))).isCache());
            assertFalse(viewport(new CardScroll(new StackPane())).isCache());
        });
    }

    private static Node viewport(ScrollPane scroll) {
        new Scene(scroll);
        scroll.applyCss();
        return scroll.lookup(".viewport");
    }
}
