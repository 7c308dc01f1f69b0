package dev.claimport.desktop.testing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What makes a window hard to use for those who cannot see it, cannot tell its colours apart, use no mouse, or wear gloves; whatever its language. */
public final class Ease {

    /** What can be wrong. */
    public enum Fault {
        /** A reader does not say what it is, or what it is called. */
        UNNAMED,
        /** A field whose name is said in the place of what is in it. */
        HIDES_ITS_VALUE,
        /** Two buttons have one letter, which then presses neither. */
        SHARES_ITS_LETTER,
        /** Smaller than a glove can press. */
        SMALL,
        /** Nothing but a press of the mouse does it. */
        BY_MOUSE_ALONE,
        /** Tab comes to it before what is read before it. */
        OUT_OF_ORDER,
        /** Tab does not come to it, or does not leave it. */
        NOT_BY_TAB,
        /** Another state of it differs by colour alone. */
        TOLD_BY_COLOUR
    }

    /** In pixels, each way. */
    private static final double TARGET = 40;
    private static final double IN_LINE = 24;
    /** Rounding of what is laid out on whole pixels. */
    private static final double ROUNDING = 0.6;

    private final Map<Fault, Map<String, String>> found = new EnumMap<>(Fault.class);
    private final Map<String, Map<String, String>> looks = new HashMap<>();
    private int states;
    private int controls;

    /** Looks at a state; not on the FX thread. */
    public void look(String state, OpenWindow window) {
        states++;
        window.run(() -> {
            Parent root = window.root();
            root.applyCss();
            root.layout();
            List<Node> reached = reached(root);
            controls += reached.size();
            checkNames(state, root);
            checkLetters(state, root);
            reached.forEach(node -> check(state, node));
            checkOrder(state, reached);
            checkMouse(state, root, false);
            checkColours(state, root);
        });
        walk(state, window);
    }

    /** What is wrong, with a state in which it was seen. */
    public Map<Fault, Map<String, String>> found() {
        return found;
    }

    public int states() {
        return states;
    }

    public int controls() {
        return controls;
    }

    private void add(Fault fault, String what, String state) {
        found.computeIfAbsent(fault, _ -> new TreeMap<>()).putIfAbsent(what, state);
    }

    /** What Tab reaches, in its order; on the FX thread. */
    public static List<Node> reached(Parent root) {
        List<Node> reached = new ArrayList<>();
        collect(root, reached);
        return reached;
    }

    private static void collect(Node node, List<Node> reached) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            reached.add(node);
        }
        if (node instanceof Parent parent && !isWhole(node)) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, reached));
        }
    }

    /** Has parts of its own that its keys move among. */
    private static boolean isWhole(Node node) {
        return node instanceof ListView<?> || node instanceof TextInputControl || node instanceof ComboBoxBase<?>;
    }

    /** Names a control for whoever mends it. */
    public static String described(Node node) {
        return node.getClass().getSimpleName() + node.getStyleClass() + " " + OpenWindow.name(node);
    }

    private void checkNames(String state, Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (needsName(node) && OpenWindow.name(node).isBlank()) {
            add(Fault.UNNAMED, described(node) + " in " + node.getParent(), state);
        }
        if (node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
            parent.getChildrenUnmodifiable().forEach(child -> checkNames(state, child));
        }
    }

    /** Parts of other controls speak through those; labels say what they show. */
    private static boolean needsName(Node node) {
        return node instanceof ImageView
                || node instanceof Control && !(node instanceof Label) && !(node instanceof ScrollBar) && !(node instanceof ScrollPane)
                && !(node instanceof ListCell<?> cell && cell.isEmpty());
    }

    private void checkLetters(String state, Parent root) {
        Map<Character, List<String>> letters = new TreeMap<>();
        letters(root, letters);
        letters.forEach((letter, texts) -> {
            if (texts.size() > 1) {
                add(Fault.SHARES_ITS_LETTER, letter + " " + texts, state);
            }
        });
    }

    private static void letters(Node node, Map<Character, List<String>> letters) {
        // What rests behind a card hears no keys.
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof ButtonBase button && button.isMnemonicParsing() && button.getText() != null) {
            int mark = button.getText().indexOf('_');
            if (mark >= 0 && mark + 1 < button.getText().length()) {
                letters.computeIfAbsent(Character.toLowerCase(button.getText().charAt(mark + 1)), _ -> new ArrayList<>()).add(button.getText());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> letters(child, letters));
        }
    }

    private void check(String state, Node node) {
        AccessibleRole role = node.getAccessibleRole();
        if (OpenWindow.name(node).isBlank() || role == AccessibleRole.NODE || role == AccessibleRole.PARENT) {
            add(Fault.UNNAMED, described(node), state);
        }
        if (role != AccessibleRole.PASSWORD_FIELD && (node instanceof TextInputControl || node instanceof ComboBoxBase<?>) && node.getAccessibleText() != null) {
            add(Fault.HIDES_ITS_VALUE, described(node), state);
        }
        Bounds bounds = node.getLayoutBounds();
        double least = isInLine(node) ? IN_LINE : TARGET;
        if (bounds.getWidth() < least - ROUNDING || bounds.getHeight() < least - ROUNDING) {
            add(Fault.SMALL, "%s %.0fx%.0f".formatted(described(node), bounds.getWidth(), bounds.getHeight()), state);
        }
    }

    /** In a line of text, whose lines would have to stand apart: links, and what copies a fact. WCAG 2.2 has the same exception. */
    private static boolean isInLine(Node node) {
        return node instanceof Hyperlink || node.getParent().getStyleClass().contains("copyable");
    }

    /** @param within something that the keyboard works, or part of it */
    private void checkMouse(String state, Node node, boolean within) {
        // What scrolls goes after the keyboard.
        boolean keys = within || node.isFocusTraversable() || node instanceof ScrollBar || node.getStyleClass().contains("viewport");
        if (!keys && (node.getOnMouseClicked() != null || node.getOnMousePressed() != null || node.getOnMouseReleased() != null)) {
            add(Fault.BY_MOUSE_ALONE, described(node), state);
        }
        if (node.isVisible() && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> checkMouse(state, child, keys));
        }
    }

    /** What is read later comes later: none is wholly above one before it in the same column, or to its left in the same line. */
    private void checkOrder(String state, List<Node> reached) {
        for (int i = 1; i < reached.size(); i++) {
            Bounds before = inView(reached.get(i - 1));
            Bounds now = inView(reached.get(i));
            boolean sameColumn = now.getMinX() < before.getMaxX() && before.getMinX() < now.getMaxX();
            boolean sameLine = now.getMinY() < before.getMaxY() && before.getMinY() < now.getMaxY();
            if (sameColumn && now.getMaxY() < before.getMinY() || sameLine && now.getMaxX() < before.getMinX()) {
                add(Fault.OUT_OF_ORDER, described(reached.get(i - 1)) + " before " + described(reached.get(i)), state);
            }
        }
    }

    /** What is scrolled out of view stands at the edge where it went. */
    private static Bounds inView(Node node) {
        Bounds place = node.localToScene(node.getLayoutBounds());
        for (Node around = node; around != null; around = around.getParent()) {
            if (around instanceof ScrollPane) {
                Bounds view = around.localToScene(around.getLayoutBounds());
                double y = Math.clamp(place.getMinY(), view.getMinY(), view.getMaxY());
                place = new BoundingBox(place.getMinX(), y, place.getWidth(), Math.clamp(place.getMaxY(), view.getMinY(), view.getMaxY()) - y);
            }
        }
        return place;
    }

    private void checkColours(String state, Parent root) {
        ColourTwins.of(root).forEach((shape, look) -> {
            Map<String, String> seen = looks.computeIfAbsent(shape, _ -> new TreeMap<>());
            seen.putIfAbsent(look, state);
            if (seen.size() > 1) {
                add(Fault.TOLD_BY_COLOUR, shape, seen.toString());
            }
        });
    }

    /** Tab comes once to each, in order, and then to the first again. */
    private void walk(String state, OpenWindow window) {
        List<Node> reached = window.fx(() -> reached(window.root()));
        if (reached.isEmpty()) {
            return;
        }
        window.run(() -> reached.getFirst().requestFocus());
        for (int i = 1; i <= reached.size(); i++) {
            Node next = reached.get(i % reached.size());
            Node last = reached.get(i - 1);
            window.run(() -> {
                // The press of a key that a control does not take for itself.
                Event.fireEvent(last, new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", KeyCode.TAB, false, false, false, false));
                Node owner = window.stage.getScene().getFocusOwner();
                if (owner != next && isPart(next)) {
                    add(Fault.NOT_BY_TAB, "from %s to %s, not to %s".formatted(described(last), owner == null ? "nothing" : described(owner), described(next)), state);
                }
                next.requestFocus();
            });
        }
    }

    /** What was there may have gone, by what the keyboard's leaving has done. */
    private static boolean isPart(Node node) {
        return node.getScene() != null && !node.isDisabled() && node.isVisible();
    }
}
