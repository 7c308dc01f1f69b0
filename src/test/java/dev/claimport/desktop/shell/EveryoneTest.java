package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.testing.Contrast;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.WindowStates;
import dev.claimport.testing.ReleaseServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every page and every state of the window, as it is for those who cannot see it, cannot tell its colours apart, use no mouse, or wear gloves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryoneTest {

    /** In pixels, each way. */
    private static final double TARGET = 40;
    private static final double IN_LINE = 24;
    private static final double SMALLEST_TEXT_CONTRAST = 4.5;
    private static final double SMALLEST_SIGN_CONTRAST = 3;
    /** Rounding of what is laid out on whole pixels. */
    private static final double ROUNDING = 0.6;

    /** Nearly all controls are in these, and in the first ones all colours, which are looked at in both looks. */
    private static final List<String> COLOURFUL = List.of("bench-open", "check-in-the-way", "records-failed", "update-notice", "handover-missing",
            "claim-held-red", "findings", "handover-failed", "handover-unverified", "handover-confirmed");
    private static final List<String> OTHERS = List.of("signin-code", "signin-offers", "signin-role", "bench-closed", "bench-login", "records-label",
            "terminal-record", "settings", "handover-sealed");
    /** What is looked at in the largest size: the most crowded page, the longest, and a sheet. */
    private static final List<String> ENLARGED = List.of("handover-failed", "settings", "records-failed", "findings", "bench-closed", "signin-offers");
    private static final double LARGEST = 1.75;

    private final Map<String, String> unnamed = new TreeMap<>();
    private final Map<String, String> hidingTheirValue = new TreeMap<>();
    private final Map<String, String> small = new TreeMap<>();
    private final Map<String, String> byMouseOnly = new TreeMap<>();
    private final Map<String, String> outOfOrder = new TreeMap<>();
    private final Map<String, String> faint = new TreeMap<>();
    private final Map<String, String> outOfReach = new TreeMap<>();
    private int seen;
    private int texts;
    private int enlarged;

    @BeforeAll
    void lookAtAll(@TempDir Path folder) throws Exception {
        try (ReleaseServer releases = new ReleaseServer()) {
            releases.say("1.2.0");
            new WindowStates(folder, Locale.ENGLISH, _ -> true, this::look).showAll(releases);
        }
    }

    private void look(String state, OpenWindow window) {
        List<Node> reached = new ArrayList<>();
        window.run(() -> {
            window.stage.getScene().getRoot().applyCss();
            window.stage.getScene().getRoot().layout();
            collect(window.stage.getScene().getRoot(), reached);
            seen += reached.size();
            reached.forEach(node -> check(state, node));
            order(state, reached);
        });
        for (Appearance appearance : COLOURFUL.contains(state) ? List.of(Appearance.LIGHT, Appearance.DARK) : List.of(Appearance.LIGHT)) {
            window.run(() -> {
                window.window.look().appearanceProperty().set(appearance);
                window.stage.getScene().getRoot().applyCss();
                window.stage.getScene().getRoot().layout();
                Contrast.of(window.stage.getScene().getRoot()).forEach(found -> contrast(state, appearance, found));
            });
        }
        if (ENLARGED.contains(state)) {
            enlarge(state, window, reached);
        }
    }

    private void enlarge(String state, OpenWindow window, List<Node> reached) {
        window.run(() -> {
            window.stage.setWidth(1280);
            window.stage.setHeight(800);
            window.window.look().sizeProperty().set(LARGEST);
        });
        window.settle();
        for (Node node : reached) {
            window.run(node::requestFocus);
            // What has the keyboard is brought into view right after.
            window.run(() -> {
                Bounds place = place(node);
                if (node.getScene() != null && node.isFocused() && !new Rectangle2D(0, 0, 1280, 800).contains(place.getMinX() + ROUNDING, place.getMinY() + ROUNDING)) {
                    outOfReach.putIfAbsent("%s at %.0f, %.0f".formatted(described(node), place.getMinX(), place.getMinY()), state);
                }
                enlarged++;
            });
        }
    }

    private void contrast(String state, Appearance appearance, Contrast.Found found) {
        texts++;
        if (found.ratio() < (found.sign() ? SMALLEST_SIGN_CONTRAST : SMALLEST_TEXT_CONTRAST)) {
            faint.putIfAbsent("%s %s".formatted(appearance, found), state);
        }
    }

    /** What Tab reaches, in its order. */
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

    private void check(String state, Node node) {
        AccessibleRole role = node.getAccessibleRole();
        if (OpenWindow.name(node).isBlank() || role == AccessibleRole.NODE || role == AccessibleRole.PARENT) {
            unnamed.putIfAbsent(described(node), state);
        }
        if (role != AccessibleRole.PASSWORD_FIELD && says(node) && node.getAccessibleText() != null) {
            hidingTheirValue.putIfAbsent(described(node), state);
        }
        Bounds bounds = node.getLayoutBounds();
        double least = isInLine(node) ? IN_LINE : TARGET;
        if (bounds.getWidth() < least - ROUNDING || bounds.getHeight() < least - ROUNDING) {
            small.putIfAbsent("%s %.0fx%.0f".formatted(described(node), bounds.getWidth(), bounds.getHeight()), state);
        }
        // Lists are taken from by Enter as well.
        if (node.getOnMouseClicked() != null && !(node instanceof ListView<?>)) {
            byMouseOnly.putIfAbsent(described(node), state);
        }
    }

    /** In a line of text, whose lines would have to stand apart: links, and what copies a fact. WCAG 2.2 has the same exception. */
    private static boolean isInLine(Node node) {
        return node instanceof Hyperlink || node.getParent().getStyleClass().contains("copyable");
    }

    /** Whether readers say what is in it besides what it is called. */
    private static boolean says(Node node) {
        return node instanceof TextInputControl || node instanceof ComboBoxBase<?>;
    }

    private static String described(Node node) {
        return node.getClass().getSimpleName() + node.getStyleClass() + " " + OpenWindow.name(node);
    }

    /** What is read later comes later: none is wholly above one before it in the same column, or to its left in the same line. */
    private void order(String state, List<Node> reached) {
        for (int i = 1; i < reached.size(); i++) {
            Bounds before = inView(reached.get(i - 1));
            Bounds now = inView(reached.get(i));
            boolean sameColumn = now.getMinX() < before.getMaxX() && before.getMinX() < now.getMaxX();
            boolean sameLine = now.getMinY() < before.getMaxY() && before.getMinY() < now.getMaxY();
            if (sameColumn && now.getMaxY() < before.getMinY() || sameLine && now.getMaxX() < before.getMinX()) {
                outOfOrder.putIfAbsent(described(reached.get(i - 1)) + " before " + described(reached.get(i)), state);
            }
        }
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /** What is scrolled out of view stands at the edge where it went. */
    private static Bounds inView(Node node) {
        Bounds place = place(node);
        for (Node around = node; around != null; around = around.getParent()) {
            if (around instanceof ScrollPane) {
                Bounds view = place(around);
                double y = Math.clamp(place.getMinY(), view.getMinY(), view.getMaxY());
                place = new BoundingBox(place.getMinX(), y, place.getWidth(), Math.clamp(place.getMaxY(), view.getMinY(), view.getMaxY()) - y);
            }
        }
        return place;
    }

    @Test
    void whatTheKeyboardReachesHasARoleAndAName() {
        assertEquals(Map.of(), unnamed);
        assertTrue(seen > 250, seen + " controls");
    }

    @Test
    void aFieldIsCalledByItsLabelSoThatWhatIsInItIsReadToo() {
        assertEquals(Map.of(), hidingTheirValue);
    }

    @Test
    void whatIsPressedIsLargeEnoughForAGlove() {
        assertEquals(Map.of(), small);
    }

    @Test
    void nothingNeedsTheMouse() {
        assertEquals(Map.of(), byMouseOnly);
    }

    @Test
    void theKeyboardGoesInTheOrderInWhichOneReads() {
        assertEquals(Map.of(), outOfOrder);
    }

    @Test
    void inTheLargestSizeWhateverHasTheKeyboardIsInView() {
        assertEquals(Map.of(), outOfReach);
        assertTrue(enlarged > 100, enlarged + " controls");
    }

    @Test
    void textsAndSignsStandOutFromTheirGroundInBothLooks() {
        assertEquals(Map.of(), faint);
        assertTrue(texts > 1800, texts + " texts");
    }
}
