package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Devices of several kinds, by keyboard and scanner. */
class DevicesInTheWindowTest {

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenWindow window;
    private HandoverViewModel page;

    @BeforeEach
    void open() {
        window = new OpenWindow(folder);
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        page = window.page();
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private Node owner() {
        return window.stage.getScene().getFocusOwner();
    }

    /** One that was just made takes keys only once it has been dressed. */
    private static boolean isDefaultButton(Node node) {
        return node instanceof Button button && button.isDefaultButton() && button.getSkin() != null;
    }

    private void plugInSealed() {
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "4711-0050", FakeBench.sealed("4711-0050"));
        window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL)
                && page.blockerProperty().get() == Blocker.NONE);
        window.await("keyboard on Hand over", () -> isDefaultButton(owner()));
    }

    /** As a scanner does it: all of the label at once, and Enter. */
    private void scan(String code) {
        robot.write(code, 0);
        robot.push(KeyCode.ENTER);
    }

    private int length() {
        return window.fx(() -> page.device().code().entryProperty().get().length());
    }

    private boolean saysNow(String text) {
        return window.stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText() != null && label.getText().contains(text));
    }

    @Test
    void aScanGoesIntoTheCodeThoughTheKeyboardIsOnHandOverAndStartsNothing() {
        plugInSealed();
        scan("PF9-K2M");
        scan("PF9-K2M");

        assertEquals(7, length());
        assertTrue(window.fx(() -> page.device().code().entryProperty().get().complete()));
        assertEquals(Phase.READY, window.fx(() -> page.phaseProperty().get()));
        assertTrue(window.fx(() -> saysNow("•••••••")));
        assertTrue(window.fx(() -> !saysNow("PF9") && !saysNow("K2M")), "it is nowhere to be read");

        robot.push(KeyCode.ALT, KeyCode.H);
        window.await("running", () -> page.phaseProperty().get() == Phase.RUNNING && window.engine.get() != null);
        window.await("request", () -> window.engine.get().request != null);
        assertTrue(window.engine.get().request.secrets().possession().isPresent());
        assertEquals(0, length());
        window.engine.get().untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
        assertTrue(window.engine.get().request.secrets().possession().orElseThrow().isWiped());
    }

    @Test
    void verdictIsLeftByItsLetterToo() {
        window.await("keyboard on Hand over", () -> isDefaultButton(owner()));
        robot.push(KeyCode.ALT, KeyCode.H);
        window.await("request", () -> window.engine.get() != null && window.engine.get().request != null);
        window.engine.get().untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED && isDefaultButton(owner()));
        robot.push(KeyCode.ALT, KeyCode.N);
        window.await("ready for the next", () -> page.phaseProperty().get() == Phase.READY);
    }

    @Test
    void keysInTheCodeTakeBackWhatTheyShould() {
        plugInSealed();
        robot.write("ABC", 0);
        robot.push(KeyCode.BACK_SPACE);
        assertEquals(2, length());
        robot.push(KeyCode.CONTROL, KeyCode.V);
        assertEquals(2, length(), "nothing is pasted");
        robot.push(KeyCode.DELETE);
        assertEquals(0, length());
    }

    @Test
    void aDeviceWithoutASealIsAskedNoCode() {
        assertTrue(window.fx(() -> window.stage.getScene().getRoot().lookupAll(".code-row").stream().noneMatch(Node::isVisible)));
        window.await("keyboard on Hand over", () -> isDefaultButton(owner()));
        robot.write("AB", 0);
        assertEquals(0, length());
    }

    @Test
    void aWrongCodeLeadsBackToItsFieldAndNothingIsHandedOverWithoutIt() {
        plugInSealed();
        scan("WRONG");
        robot.push(KeyCode.ALT, KeyCode.H);
        window.await("engine", () -> window.engine.get() != null);
        window.engine.get().fail(Step.VERIFY, new DeviceFailure(DeviceFailure.Kind.POSSESSION_NOT_PROVEN, Map.of()));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED && isDefaultButton(owner()));
        robot.push(KeyCode.ENTER);

        window.await("keyboard in the code", () -> owner() != null && owner().getStyleClass().contains("secret-field"));
        assertEquals(Blocker.CODE_MISSING, window.fx(() -> page.blockerProperty().get()));
        window.await("step is as new", () -> !window.stage.getScene().getRoot().lookupAll(".step-failure").stream().anyMatch(Node::isVisible));
        scan("PF9-K2M");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
    }

    @Test
    void whoLogsInIsTypedWhereTheGatewayAsksAndAStrayScanReachesNeitherPasswordNorCode() {
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugInUnrecognised("ttyUSB0", new DeviceFailure(DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED, Map.of("port", "/dev/ttyUSB0")));
        window.await("asked", () -> page.blockerProperty().get() == Blocker.LOGIN_MISSING);
        window.await("keyboard in the user", () -> owner() == window.stage.getScene().getRoot().lookup(".login-row .text-field"));
        // Enter presses no such button, where it would open a menu.
        window.run(() -> window.stage.getScene().getRoot().lookup(".rail-item").requestFocus());
        scan("PF9-K2M");
        assertEquals(0, length());
        assertEquals(0, window.fx(() -> page.device().login().password().entryProperty().get().length()));

        window.run(() -> window.stage.getScene().getRoot().lookup(".login-row .text-field").requestFocus());
        robot.write("root", 0);
        robot.push(KeyCode.ENTER);
        window.await("keyboard in the password", () -> owner().getStyleClass().contains("secret-field"));
        robot.write("pass word", 0);
        robot.push(KeyCode.ENTER);
        assertEquals(9, window.fx(() -> page.device().login().password().entryProperty().get().length()));
        assertEquals(0, length());
        assertEquals(Phase.READY, window.fx(() -> page.phaseProperty().get()));
        assertTrue(window.fx(() -> !saysNow("pass word")));

        robot.push(KeyCode.ALT, KeyCode.H);
        window.await("request", () -> window.engine.get() != null && window.engine.get().request != null);
        assertEquals("root", window.engine.get().request.secrets().login().orElseThrow().user());
    }

    @Test
    void theKindOfThePracticeDeviceIsChosenByKeyboardAndRemembered() {
        MenuButton kinds = window.all(".ribbon .split-arrow", MenuButton.class).getFirst();
        window.run(kinds::requestFocus);
        robot.push(KeyCode.SPACE);
        window.await("menu", kinds::isShowing);
        robot.push(KeyCode.DOWN, KeyCode.DOWN);
        window.run(() -> kinds.getItems().get(2).fire());
        window.await("files", () -> page.device().profileProperty().get() != null
                && page.device().profileProperty().get().name().equals("zephyr-smp-fs"));
        window.run(kinds::hide);
        window.await("said", () -> saysNow("takes files over MCUmgr, not sealed"));

        robot.push(KeyCode.ALT, KeyCode.A);
        window.await("another", () -> window.backend.practiceKinds.size() == 2);
        assertEquals(List.of("smp-fs", "smp-fs"), window.backend.practiceKinds);
        assertEquals("smp-fs", window.memory.settings().devices().practiceDialect());
    }

    @Test
    void whereNobodyCanConfirmTheWindowOffersToEndWithTheDeliveryAndItsVerdictIsAmber() {
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyACM0", "1", FakeBench.ofFiles("1"));
        window.await("files", () -> page.device().identityProperty().get() != null && !page.device().identityProperty().get().can(Capability.REPORTS_PROGRESS));
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        var first = window.engine.get();
        first.fail(Step.DEVICE, new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED && isDefaultButton(owner()));
        robot.push(KeyCode.ALT, KeyCode.W);
        window.await("second", () -> window.engine.get() != first);
        window.engine.get().untilVerified().deliver();
        window.await("delivered", () -> page.phaseProperty().get() == Phase.DELIVERED);

        assertEquals(Until.DELIVERED, window.engine.get().request.until());
        window.await("amber", () -> window.stage.getScene().getRoot().lookup(".verdict-delivered") != null && saysNow("Delivered, not confirmed"));
        assertEquals(List.of(), window.all(".verdict-confirmed", Node.class));
    }
}
