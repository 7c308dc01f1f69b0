package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.signin.Stage;
import dev.claimport.desktop.testing.Administrations;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The window as a technician uses it: by keyboard alone. */
class WindowTest {

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenWindow window;

    @BeforeEach
    void make() {
        window = new OpenWindow(folder);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void press(KeyCode... keys) {
        robot.push(keys);
    }

    private void awaitFocus(String what, Class<? extends Node> type) {
        window.await("focus on " + what, () -> type.isInstance(window.stage.getScene().getFocusOwner())
                && !window.stage.getScene().getFocusOwner().isDisabled());
    }

    private HandoverViewModel practice() {
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
        return page;
    }

    private FakeEngine begin(HandoverViewModel page) {
        window.await("keyboard on the page", () -> window.stage.getScene().getFocusOwner() != null
                && window.stage.getScene().getFocusOwner().getStyleClass().stream()
                        .anyMatch(style -> List.of("accent", "selector", "text-field").contains(style)));
        press(KeyCode.ENTER);
        window.await("running", () -> page.phaseProperty().get() == Phase.RUNNING && window.engine.get() != null);
        return window.engine.get();
    }

    private boolean says(String text) {
        return window.fx(() -> saysNow(text));
    }

    /** On the FX thread. */
    private boolean saysNow(String text) {
        return window.stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label && label.getText().contains(text) && isShown(label));
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
    void aRegionThatIsMissingGetsTheKeyboard() {
        window.open(FirstPage.SIGN_IN);
        awaitFocus("start URL", TextField.class);
        robot.write("https://acme.awsapps.com/start", 0);
        press(KeyCode.ENTER);

        window.await("refused", () -> saysNow("Nothing says which AWS region"));
        awaitFocus("region", ComboBox.class);
        robot.write("eu-west-1", 0);
        press(KeyCode.ENTER);

        window.await("browser", () -> window.window.signIn().stageProperty().get() == Stage.BROWSER);
    }

    @Test
    void goesFromSigningInByCodeToAConfirmedDevice() {
        window.open(FirstPage.SIGN_IN);
        awaitFocus("start URL", TextField.class);
        robot.write("https://acme.awsapps.com/start", 0);
        press(KeyCode.TAB);
        robot.write("eu-west-1", 0);
        press(KeyCode.ALT, KeyCode.C);
        window.await("code", () -> window.window.signIn().stageProperty().get() == Stage.CODE);
        window.await("browser", () -> window.pagesOpened.size() == 1);
        window.settle();
        assertTrue(says("BQXR-KVTM"));

        window.backend.confirmed.countDown();
        window.await("role", window::asksForRole);
        window.settle();
        press(KeyCode.ENTER);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.await("list", () -> page.template().list().stateProperty().get() == TemplateListViewModel.State.READY);
        awaitFocus("search", TextField.class);

        robot.write("gateway", 0);
        window.await("one", () -> page.template().list().matches().size() == 1);
        window.settle();
        press(KeyCode.ENTER);
        window.await("template", () -> page.template().stateProperty().get() == TemplateViewModel.State.READY);
        awaitFocus("site", TextField.class);
        robot.write("berlin-mitte", 0);
        assertEquals(List.of(), window.fx(() -> page.template().missing()));

        window.backend.bench.plugIn("ttyUSB0", "4711-0032");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        begin(page).untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
        window.settle();

        assertTrue(says("gw-berlin-mitte-4711-0032"));
        assertTrue(says("certificate c41f9b2d…a77e"));
        assertEquals(Map.of("Site", "berlin-mitte"), window.engine.get().request.parameters());
    }

    @Test
    void escapeStopsTheHandOverAndEnterTriesAgain() {
        HandoverViewModel page = practice();
        FakeEngine engine = begin(page).untilVerified();
        window.await("verified", () -> page.steps().currentProperty().get() >= 4);

        press(KeyCode.ESCAPE);
        window.await("stopped", () -> page.phaseProperty().get() == Phase.ABORTED);
        window.settle();

        assertTrue(engine.cancelled);
        assertTrue(engine.claim.key().isWiped());
        assertTrue(says("Stopped"));

        press(KeyCode.ENTER);
        window.await("running again", () -> page.phaseProperty().get() == Phase.RUNNING && window.engine.get() != engine);
        window.engine.get().untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
    }

    @Test
    void whatIsWaitedForIsShownFromTheThirdSecondOnWithCancelBesideIt() {
        HandoverViewModel page = practice();
        FakeEngine engine = begin(page).untilVerified().start(Step.REGISTER)
                .tell(new HandoverEvent.Waiting(Awaited.REGISTRATION, window.time.instant().plusSeconds(60)));
        window.await("registering", () -> page.steps().currentProperty().get() == 5);

        window.time.advance(Duration.ofSeconds(2));
        window.await("two seconds", () -> page.steps().elapsedProperty().get().equals(Duration.ofSeconds(2)));
        assertFalse(says(" left for "));
        assertEquals(List.of(), shownCancels());

        window.time.advance(Duration.ofSeconds(1));
        window.await("wait", () -> saysNow("0:57 left for the device to get on"));
        window.time.advance(Duration.ofSeconds(10));
        window.await("less", () -> saysNow("0:47 left for the device to get on"));
        window.settle();
        Button cancel = shownCancels().getFirst();
        assertFalse(cancel.isFocusTraversable(), "the keyboard would be lost with it");

        robot.clickOn(cancel);
        window.await("stopped", () -> page.phaseProperty().get() == Phase.ABORTED);
        window.settle();
        assertTrue(engine.cancelled);
        assertFalse(says(" left for "));
        assertEquals(List.of(), shownCancels());
    }

    private List<Button> shownCancels() {
        return window.all(".wait-cancel", Button.class).stream().filter(WindowTest::isShown).toList();
    }

    @Test
    void whatIsWaitedForBeforeTheDeviceIsAskedStandsInTheFoot() {
        HandoverViewModel page = practice();
        HandoverEvent waiting = new HandoverEvent.Waiting(Awaited.SERVICE, window.time.instant().plusSeconds(10));
        FakeEngine engine = begin(page).tell(waiting);
        window.await("told", () -> engine.told == waiting);
        window.settle();
        window.time.advance(Duration.ofSeconds(2));
        window.await("two seconds", () -> saysNow("preparing · 2.0"));
        window.time.advance(Duration.ofSeconds(2));
        window.await("wait", () -> saysNow("0:06 left for AWS IoT to answer"));
    }

    @Test
    void enterGoesOnToTheNextDeviceFromOneThatCannotBeProved() {
        HandoverViewModel page = practice();
        begin(page).untilVerified().unproven();
        window.await("unproven", () -> page.phaseProperty().get() == Phase.UNPROVEN);
        window.settle();

        press(KeyCode.ENTER);
        window.await("next", () -> page.blockerProperty().get() == Blocker.DEVICE_DONE);
    }

    @Test
    void aFailureSaysWhatWentWrongAndWhatToDo() {
        HandoverViewModel page = practice();
        begin(page).untilVerified().fail(Step.REGISTER, new RegistrationFailure(
                RegistrationFailure.Kind.HOOK_REFUSED, Map.of("serial", "4711-0032", "code", "ACCESS_DENIED"), "allowProvisioning=false"));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED);
        window.settle();

        assertTrue(says("Refused by the template’s hook"));
        assertTrue(says("hook-refused"));
        assertTrue(says("Check that serial 4711-0032 is on the allow list"));
        assertFalse(says("allowProvisioning=false"), "the details are folded away");

        window.run(() -> window.stage.getScene().getRoot().lookupAll(".hyperlink").stream()
                .filter(WindowTest::isShown).map(Hyperlink.class::cast).forEach(Hyperlink::fire));
        window.settle();
        assertTrue(says("allowProvisioning=false"));

        press(KeyCode.ESCAPE);
        window.await("back", () -> page.phaseProperty().get() == Phase.READY);
    }

    @Test
    void nextDeviceIsOneKey() {
        HandoverViewModel page = practice();
        begin(page).untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
        window.settle();

        press(KeyCode.ENTER);
        window.await("next", () -> page.blockerProperty().get() == Blocker.DEVICE_DONE);
        window.settle();
        assertTrue(says("Plug in the next device"));

        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "4711-0033");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE && page.device().identityProperty().get() != null);
        FakeEngine first = window.engine.get();
        press(KeyCode.ENTER);
        window.await("running", () -> page.phaseProperty().get() == Phase.RUNNING && window.engine.get() != first);
        window.engine.get().untilVerified().confirm();
        window.await("confirmed", () -> page.phaseProperty().get() == Phase.CONFIRMED);
    }

    @Test
    void aHeldClaimThatRunsOutSaysSoAndOffersANewOne() {
        HandoverViewModel page = practice();
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.await("no device", () -> page.blockerProperty().get() == Blocker.NO_DEVICE);
        press(KeyCode.ALT, KeyCode.R);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        window.settle();
        assertTrue(says("Waiting for a device"));

        window.time.advance(Duration.ofMinutes(5));
        window.await("expired", () -> page.claim().stateProperty().get() == ClaimState.EXPIRED);
        window.settle();

        assertTrue(says("The claim ran out before a device came."));
        assertTrue(window.backend.iot.claims.getFirst().key().isWiped());
        press(KeyCode.ALT, KeyCode.R);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        assertEquals(2, window.backend.iot.claims.size());
    }

    @Test
    void aMissingParameterIsNamedAndTheButtonIsOff() {
        HandoverViewModel page = practice();
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("template", () -> page.blockerProperty().get() == Blocker.PARAMETER_MISSING);
        window.settle();

        assertTrue(says("Fill in: Site"));
        assertTrue(window.all(".accent", Button.class).stream().allMatch(Button::isDisabled));
        press(KeyCode.ENTER);
        assertEquals(Phase.READY, window.fx(() -> page.phaseProperty().get()));
    }

    @Test
    void closingTheWindowWipesTheHeldClaimAndEndsThePractice() {
        HandoverViewModel page = practice();
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        ProvisioningClaim claim = window.backend.iot.claims.getFirst();

        window.close();

        assertTrue(claim.key().isWiped());
        assertTrue(window.backend.practiceClosed);
        assertTrue(window.backend.iot.closed);
    }

    @Test
    void closingTheWindowStopsARunningHandOver() {
        HandoverViewModel page = practice();
        FakeEngine engine = begin(page).untilVerified();
        window.await("verified", () -> page.steps().currentProperty().get() >= 4);

        window.close();

        assertTrue(engine.cancelled);
        assertTrue(engine.claim.key().isWiped());
        assertTrue(window.backend.practiceClosed);
    }

    @Test
    void signingOutWipesTheHeldClaimAndShowsTheWaysIn() {
        HandoverViewModel page = practice();
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);

        Button signOut = window.all(".rail-item", Button.class).getLast();
        assertEquals("Sign out", signOut.getAccessibleText());
        window.run(signOut::fire);
        window.await("signed out", () -> window.window.handoverProperty().get() == null);
        window.settle();

        assertTrue(window.backend.iot.claims.getFirst().key().isWiped());
        window.await("ways in", () -> saysNow("IAM Identity Center"));
    }

    @Test
    void theChosenColoursAreRemembered() {
        practice();
        window.run(() -> window.window.look().appearanceProperty().set(Appearance.DARK));

        window.await("remembered", () -> Administrations.in(folder, Map.of(), window.backend.bench, window.time).appearance() == Appearance.DARK);
    }
}
