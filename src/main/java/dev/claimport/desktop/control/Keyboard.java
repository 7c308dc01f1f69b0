package dev.claimport.desktop.control;

import javafx.application.Platform;
import javafx.scene.Node;

/**
 * Where the keys go.
 *
 * <p>A control answers to keys from the moment that it has its skin, which it usually gets with the next frame. Here it is given one before
 * it has the keyboard: no key is lost that comes in between.
 */
public final class Keyboard {

    private Keyboard() {
    }

    /** Gives the keyboard to something that is shown. */
    public static void give(Node node) {
        // A window that is closed has no style any more in which colours could be looked up.
        if (node.getScene() != null && node.getScene().getWindow() != null && node.getScene().getWindow().isShowing()) {
            node.applyCss();
        }
        node.requestFocus();
    }

    /** Gives the keyboard to something that is only just being shown, once all that belongs to the same news is shown. */
    public static void giveLater(Node node) {
        Platform.runLater(() -> give(node));
    }
}
