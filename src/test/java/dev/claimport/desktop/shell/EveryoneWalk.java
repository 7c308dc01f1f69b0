package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.testing.Contrast;
import dev.claimport.desktop.testing.Ease;
import dev.claimport.desktop.testing.Fit;
import dev.claimport.desktop.testing.FocusRing;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.WindowStates;
import dev.claimport.testing.ReleaseServer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The window as it is for weak eyes: its contrasts and the ring of the keyboard in both looks, and its largest size. What does not depend on these is {@link Ease}'s. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EveryoneWalk {

    private static final double SMALLEST_TEXT_CONTRAST = 4.5;
    private static final double SMALLEST_SIGN_CONTRAST = 3;
    /** Rounding of what is laid out on whole pixels. */
    private static final double ROUNDING = 0.6;
    private static final double LARGEST = 1.75;
    /** The usual window and the least one that is promised to be usable, in pixels. */
    private static final List<Rectangle2D> WINDOWS = List.of(new Rectangle2D(0, 0, 1280, 800), new Rectangle2D(0, 0, 1024, 700));

    private final Predicate<String> wanted;
    private final int least;
    private final Map<String, String> faint = new TreeMap<>();
    private final Map<String, String> ringless = new TreeMap<>();
    private final Map<String, String> outOfReach = new TreeMap<>();
    private final Map<String, String> sideways = new TreeMap<>();
    private final Map<String, String> misfits = new TreeMap<>();
    private final Set<String> ringed = new HashSet<>();
    private int states;
    private int texts;
    private int enlarged;
    private double worstText = Double.MAX_VALUE;
    private double worstSign = Double.MAX_VALUE;

    /** @param wanted which states, by their names @param least so many there are */
    EveryoneWalk(Predicate<String> wanted, int least) {
        this.wanted = wanted;
        this.least = least;
    }

    @BeforeAll
    void lookAtAll(@TempDir Path folder) throws Exception {
        try (ReleaseServer releases = new ReleaseServer()) {
            releases.say("1.2.0");
            new WindowStates(folder, Locale.ENGLISH, wanted, this::look).showAll(releases);
        }
        System.out.printf("%d states, %d texts, least contrast of a text %.2f, of a sign %.2f%n", states, texts, worstText, worstSign);
    }

    private void look(String state, OpenWindow window) {
        states++;
        for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
            window.run(() -> {
                window.window.look().appearanceProperty().set(appearance);
                window.root().applyCss();
                window.root().layout();
                Contrast.of(window.root()).forEach(found -> contrast(state, appearance, found));
            });
            for (Node node : window.fx(() -> Ease.reached(window.root()))) {
                if (ringed.add(appearance + FocusRing.kind(node)) && window.fx(() -> !FocusRing.isSeen(window.root(), node))) {
                    ringless.put(appearance + " " + Ease.described(node), state);
                }
            }
        }
        window.run(() -> window.window.look().sizeProperty().set(LARGEST));
        WINDOWS.forEach(size -> enlarge(state, window, size));
    }

    private void contrast(String state, Appearance appearance, Contrast.Found found) {
        texts++;
        if (found.sign()) {
            worstSign = Math.min(worstSign, found.ratio());
        } else {
            worstText = Math.min(worstText, found.ratio());
        }
        if (found.ratio() < (found.sign() ? SMALLEST_SIGN_CONTRAST : SMALLEST_TEXT_CONTRAST)) {
            faint.putIfAbsent("%s %s".formatted(appearance, found), state);
        }
    }

    private void enlarge(String state, OpenWindow window, Rectangle2D size) {
        window.resize(size.getWidth(), size.getHeight());
        String where = "%s %.0f".formatted(state, size.getWidth());
        window.run(() -> {
            window.root().lookupAll("*").stream().filter(Scroll.class::isInstance).map(Scroll.class::cast).filter(EveryoneWalk::isShown).forEach(scroll -> {
                double beyond = scroll.getContent().getLayoutBounds().getWidth() - scroll.getViewportBounds().getWidth();
                if (beyond > ROUNDING) {
                    sideways.putIfAbsent("%s by %.0f".formatted(scroll.getContent().getStyleClass(), beyond), where);
                }
            });
            Fit.faults(window.root(), _ -> false).forEach(fault -> misfits.putIfAbsent(fault, where));
        });
        for (Node node : window.fx(() -> Ease.reached(window.root()))) {
            // From elsewhere, as by the keyboard; the only one on a card has it already.
            window.run(window.root()::requestFocus);
            window.run(node::requestFocus);
            // What has the keyboard is brought into view right after.
            window.run(() -> {
                Bounds place = node.localToScene(node.getLayoutBounds());
                if (node.getScene() != null && node.isFocused() && !size.contains(place.getMinX() + ROUNDING, place.getMinY() + ROUNDING)) {
                    outOfReach.putIfAbsent("%s at %.0f, %.0f".formatted(Ease.described(node), place.getMinX(), place.getMinY()), where);
                }
                enlarged++;
            });
        }
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void textsAndSignsStandOutFromTheirGroundInBothLooks() {
        assertEquals(Map.of(), faint);
        assertTrue(states >= least && texts > 100 * least, "%d states, %d texts".formatted(states, texts));
    }

    @Test
    void whereTheKeyboardIsIsSeenInBothLooks() {
        assertEquals(Map.of(), ringless);
        assertTrue(ringed.size() > 20, ringed.size() + " kinds of controls");
    }

    @Test
    void inTheLargestSizeWhateverHasTheKeyboardIsInView() {
        assertEquals(Map.of(), outOfReach);
        assertTrue(enlarged > 10 * least, enlarged + " controls");
    }

    @Test
    void inTheLargestSizeNothingIsScrolledSideways() {
        assertEquals(Map.of(), sideways);
    }

    @Test
    void inTheLargestSizeNothingIsCutOff() {
        assertEquals(Map.of(), misfits);
    }
}
