package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever cannot see the window is told what everything in it is. */
class AccessibleNamesTest {

    @TempDir
    Path folder;

    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void assertNamed(String state) {
        window.settle();
        List<String> nameless = new ArrayList<>();
        int seen = window.fx(() -> collect(window.stage.getScene().getRoot(), nameless));
        assertEquals(List.of(), nameless, state);
        assertTrue(seen >= 4, state + ": only " + seen + " controls");
        assertEquals(List.of(), window.fx(() -> keys(window.stage.getScene().getRoot()).entrySet().stream()
                .filter(key -> key.getValue().size() > 1).toList()), state + ": an Alt key that means two things does neither");
    }

    /** The buttons by the letter that presses them together with Alt. */
    private static Map<Character, List<String>> keys(Node node) {
        Map<Character, List<String>> keys = new TreeMap<>();
        if (!node.isVisible()) {
            return keys;
        }
        if (node instanceof ButtonBase button && button.isMnemonicParsing() && button.getText() != null) {
            int mark = button.getText().indexOf('_');
            if (mark >= 0 && mark + 1 < button.getText().length()) {
                keys.computeIfAbsent(Character.toLowerCase(button.getText().charAt(mark + 1)), _ -> new ArrayList<>()).add(button.getText());
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> keys(child)
                    .forEach((letter, texts) -> keys.computeIfAbsent(letter, _ -> new ArrayList<>()).addAll(texts)));
        }
        return keys;
    }

    private static int collect(Node node, List<String> nameless) {
        if (!node.isVisible()) {
            return 0;
        }
        int seen = 0;
        if (needsName(node)) {
            seen = 1;
            if (OpenWindow.name(node).isBlank()) {
                nameless.add(node + " in " + node.getParent());
            }
        }
        if (node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                seen += collect(child, nameless);
            }
        }
        return seen;
    }

    /** Parts of other controls speak through those; labels say what they show. */
    private static boolean needsName(Node node) {
        return node instanceof ImageView
                || node instanceof Control && !(node instanceof Label) && !(node instanceof ScrollBar) && !(node instanceof ScrollPane)
                && !(node instanceof ListCell<?> cell && cell.isEmpty());
    }

    @Test
    void everyControlOfTheSignInPageHasAName() {
        window.open(FirstPage.SIGN_IN);
        assertNamed("ways in");

        window.run(() -> {
            window.window.signIn().form().portalProperty().set("https://acme.awsapps.com/start");
            window.window.signIn().form().regionProperty().set("eu-west-1");
            window.window.signIn().signInWithCode();
        });
        window.await("code", () -> window.window.signIn().stageProperty().get() == Stage.CODE);
        window.settle();
        List<String> nameless = new ArrayList<>();
        window.fx(() -> collect(window.stage.getScene().getRoot(), nameless));
        assertEquals(List.of(), nameless);

        window.backend.confirmed.countDown();
        window.await("role", window::asksForRole);
        assertNamed("roles");
    }

    @Test
    void everyControlOfTheHandOverPageHasANameInEveryState() {
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("missing", () -> page.blockerProperty().get() == Blocker.PARAMETER_MISSING);
        assertNamed("missing");

        window.run(() -> page.template().choosingProperty().set(true));
        assertNamed("choosing");

        window.run(() -> {
            page.template().choosingProperty().set(false);
            page.template().parameters().getFirst().valueProperty().set("berlin");
            page.requestClaim();
        });
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD
                && page.device().identityProperty().get() != null);
        window.backend.bench.plugInMute("ttyUSB7");
        window.await("two ports", () -> page.device().ports().size() == 2);
        assertNamed("held, two ports");

        window.run(page::handOver);
        window.await("running", () -> page.phaseProperty().get() == Phase.RUNNING && window.engine.get() != null);
        assertNamed("running");

        window.engine.get().untilVerified().fail(Step.REGISTER, new RegistrationFailure(
                RegistrationFailure.Kind.HOOK_REFUSED, Map.of("serial", "1", "code", "NO")));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED);
        assertNamed("failed");
    }

    @Test
    void everyControlForASealedDeviceAndItsCodeHasAName() {
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "1", FakeBench.sealed("1"));
        window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        window.run(() -> page.device().code().type('A'));
        assertNamed("code");
    }

    @Test
    void everyControlOfTheOtherWaysInHasAName() {
        window.backend.offers = FakeBackend.SEVEN_PROFILES;
        window.browserWorks = false;
        window.open(FirstPage.SIGN_IN);
        window.await("offers", () -> !window.window.signIn().form().profiles().isEmpty());
        assertNamed("profiles");

        window.run(() -> window.window.signIn().signInInBrowser());
        window.await("browser", () -> window.window.signIn().challenge().browserFailedProperty().get());
        assertNamed("waiting for the browser");
    }

    @Test
    void everyControlThatChangesRoleAndRegionHasAName() {
        window.backend.checked = FakeBackend.inTheWay();
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        window.settle();
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".chip-button").stream().map(Button.class::cast).forEach(Button::fire));
        assertNamed("roles over the page");
    }

    @Test
    void everyControlOfTheCheckPageHasAName() {
        window.backend.checked = FakeBackend.inTheWay();
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        window.run(() -> window.stage.getScene().getRoot().lookupAll(".rail-item").stream().map(Button.class::cast)
                .filter(item -> item.getAccessibleText().startsWith("Check")).forEach(Button::fire));
        window.await("check", () -> window.stage.getScene().getRoot().lookup(".check-row") != null);
        assertNamed("check");
    }
}
