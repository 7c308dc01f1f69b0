package dev.claimport.desktop.control;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.Mnemonic;
import javafx.scene.input.MouseEvent;

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

    /** Keeps what has the keyboard in view. */
    public static void keepInView(Scene scene) {
        BooleanProperty pressed = new SimpleBooleanProperty();
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> pressed.set(true));
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> pressed.set(false));
        scene.focusOwnerProperty().addListener((_, _, now) -> {
            // What is pressed is in view, and must not move away before it is let go.
            if (now != null && !pressed.get()) {
                Platform.runLater(() -> Scroll.reveal(now));
            }
        });
    }

    /**
     * F6 leads to what the window has said, notices and verdicts, one after another: readers say what has the keyboard, and nothing of what appears
     * elsewhere.
     */
    public static void leadToNews(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.F6) {
                List<Node> news = news(scene.getRoot()).toList();
                if (!news.isEmpty()) {
                    give(news.get((news.indexOf(scene.getFocusOwner()) + 1) % news.size()));
                }
                event.consume();
            }
        });
    }

    /**
     * Has a letter with Alt press the one button on which it is underlined. JavaFX by itself asks whichever comes first of those with the small letter and
     * those with the capital one, be it hidden or gone, and no other (KeyboardShortcutsHandler); where there are several, it still does.
     */
    public static void pressByLetters(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            List<Mnemonic> meant = scene.getMnemonics().entrySet().stream().filter(letter -> letter.getKey().match(event))
                    .flatMap(letter -> letter.getValue().stream()).filter(mnemonic -> isShown(mnemonic.getNode()) && !mnemonic.getNode().isDisabled()).toList();
            if (meant.size() == 1) {
                event.consume();
                give(meant.getFirst().getNode());
                meant.getFirst().fire();
            }
        });
    }

    private static boolean isShown(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    /** Text that can have the keyboard is there to be read. */
    private static Stream<Node> news(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Stream.empty();
        }
        if (node.isFocusTraversable() && node.getAccessibleRole() == AccessibleRole.TEXT) {
            return Stream.of(node);
        }
        return node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(Keyboard::news) : Stream.empty();
    }

    /** Tab leads on from a field of several lines as well, where it would be typed. */
    public static void leaveByTab(TextArea field) {
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
                field.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
    }

    /** Gives the keyboard to something that is only just being shown, once all that belongs to the same news is shown. */
    public static void giveLater(Node node) {
        Platform.runLater(() -> give(node));
    }
}
