package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.handover.TemplateListViewModel;
import dev.claimport.desktop.handover.TemplateViewModel;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.support.UncaughtHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** What can change while somebody is signed in: the role, the region, the page, and the session itself. */
class SignedInViewTest {

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

    private HandoverViewModel signIn() {
        window.open(FirstPage.SIGN_IN);
        window.backend.confirmed.countDown();
        window.run(() -> {
            window.window.signIn().form().portalProperty().set("https://acme.awsapps.com/start");
            window.window.signIn().form().regionProperty().set("eu-west-1");
            window.window.signIn().signInInBrowser();
        });
        window.await("role", window::asksForRole);
        window.run(() -> window.window.signIn().choiceProperty().get().enter());
        return ready();
    }

    private HandoverViewModel ready() {
        window.await("page", () -> window.window.handoverProperty().get() != null
                && window.window.handoverProperty().get().template().list().stateProperty().get() == TemplateListViewModel.State.READY);
        return window.page();
    }

    private Stream<Node> shown(String selector) {
        return window.stage.getScene().getRoot().lookupAll(selector).stream().filter(SignedInViewTest::isShown);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean says(String text) {
        return shown(".label").anyMatch(node -> node instanceof Label label && label.getText().contains(text));
    }

    private Optional<Button> button(String selector, String name) {
        return shown(selector).map(Button.class::cast).filter(button -> !button.isDisabled())
                .filter(button -> (button.getAccessibleText() == null ? button.getText().replace("_", "") : button.getAccessibleText()).startsWith(name))
                .findFirst();
    }

    private void press(String selector, String name) {
        window.await(name, () -> button(selector, name).isPresent());
        window.run(() -> button(selector, name).orElseThrow().fire());
    }

    @Test
    void aSessionThatEndsIsSaidBeforeAHandOverAndSigningInAgainKeepsTemplateAndParameters() {
        HandoverViewModel page = signIn();
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("template", () -> page.template().stateProperty().get() == TemplateViewModel.State.READY);
        window.run(() -> page.template().parameters().getFirst().valueProperty().set("berlin-mitte"));
        assertFalse(window.fx(() -> says("cannot be renewed")));

        window.time.advance(Duration.ofMinutes(455));
        window.await("notice", () -> says("cannot be renewed any more"));
        window.time.advance(Duration.ofMinutes(10));
        window.await("over", () -> page.blockerProperty().get() == Blocker.SESSION_OVER);
        window.await("said", () -> says("Your session has ended"));
        robot.push(KeyCode.ALT, KeyCode.S);

        window.await("another page", () -> window.window.handoverProperty().get() != null && window.window.handoverProperty().get() != page);
        HandoverViewModel again = ready();
        window.await("template", () -> again.template().stateProperty().get() == TemplateViewModel.State.READY);
        assertEquals("practice-gateway", window.fx(() -> again.template().nameProperty().get()));
        assertEquals("berlin-mitte", window.fx(() -> again.template().parameters().getFirst().valueProperty().get()));
        assertFalse(window.fx(() -> says("cannot be renewed")));
        assertEquals(2, window.pagesOpened.size());
    }

    @Test
    void whatBreaksWhenTheTemplatesAreListedIsShownAndTheListDoesNotLoadForEver() {
        window.backend.iot.listBreaks = Optional.of(new NoClassDefFoundError("x/Y"));
        window.open(FirstPage.PRACTICE);
        window.await("page", () -> window.window.handoverProperty().get() != null);
        TemplateListViewModel list = window.page().template().list();
        window.await("failure", () -> list.stateProperty().get() == TemplateListViewModel.State.FAILED);
        assertEquals("NoClassDefFoundError", window.fx(() -> list.failureProperty().get().facts().get("error")));
    }

    @Test
    void theWindowClosesAlsoWhenWhatItWorkedWithBreaks() {
        signIn();
        window.backend.iot.closeBreaks = Optional.of(new NoClassDefFoundError("x/Y"));
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CompletableFuture<Failure> told = new CompletableFuture<>();
        try {
            new UncaughtHandler(told::complete).install();
            window.close(); // waits for it
            assertEquals("NoClassDefFoundError", told.join().facts().get("error"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void choicesThatCannotBeRememberedAreSaidOverThePage() throws IOException {
        signIn();
        Path file = folder.resolve("settings.json");
        Files.deleteIfExists(file);
        Files.createDirectory(file);
        window.run(() -> window.memory.change(choices -> choices.withTemplate("another")));
        window.await("said", () -> says("The file " + file + " cannot be read"));
    }

    @Test
    void whatBreaksWhereNobodyWaitsForItIsShownOverThePage() {
        signIn();
        Failure defect = Defect.of(new NoClassDefFoundError("x/Y"));
        window.run(() -> window.window.show(defect));
        assertTrue(window.fx(() -> says(defect.facts().get("code").toString())));
        robot.clickOn("#defect .button");
        assertFalse(window.fx(() -> says(defect.facts().get("code").toString())));
    }

    @Test
    void anotherRoleWipesTheHeldClaimAndKeepsWhatIsTyped() {
        HandoverViewModel page = signIn();
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("template", () -> page.template().stateProperty().get() == TemplateViewModel.State.READY);
        window.run(() -> page.template().parameters().getFirst().valueProperty().set("berlin-mitte"));
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);

        press(".chip-button", "Account");
        window.await("question", () -> says("Where do you want to work?"));
        window.await("roles", () -> says("ReadOnly"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);

        window.await("another page", () -> window.window.handoverProperty().get() != page);
        HandoverViewModel next = ready();
        window.await("template", () -> next.template().stateProperty().get() == TemplateViewModel.State.READY);
        assertTrue(window.backend.iot.claims.getFirst().key().isWiped());
        assertEquals("berlin-mitte", window.fx(() -> next.template().parameters().getFirst().valueProperty().get()));
        assertTrue(window.fx(() -> says(" · ReadOnly")));
        assertEquals(1, window.pagesOpened.size(), "no other sign-in");
    }

    @Test
    void escapeLeavesTheRoleAsItIs() {
        HandoverViewModel page = signIn();
        press(".chip-button", "Account");
        window.await("list", () -> window.stage.getScene().getFocusOwner() instanceof ListView<?>);

        robot.push(KeyCode.ESCAPE);

        window.await("gone", () -> !says("Where do you want to work?"));
        assertEquals(page, window.page());
    }

    @Test
    void escapeLeavesAlsoWhileTheRolesAreLookedUp() {
        HandoverViewModel page = signIn();
        window.backend.lookUp = new CountDownLatch(1);
        press(".chip-button", "Account");
        window.await("question", () -> says("Where do you want to work?"));

        robot.push(KeyCode.ESCAPE);

        window.await("gone", () -> !says("Where do you want to work?"));
        assertEquals(page, window.page());
    }

    @Test
    void aHandOverIsRefusedAtItsStartWhenTheSessionWouldNotLast() {
        HandoverViewModel page = signIn();
        window.run(() -> page.template().choose("practice-sensor"));
        window.backend.bench.plugIn("ttyUSB0", "4711-0032");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);

        window.time.advance(Duration.ofMinutes(455));
        window.await("ending", () -> page.blockerProperty().get() == Blocker.SESSION_ENDING);

        assertFalse(window.fx(page::canRequestClaim));
        assertTrue(window.fx(() -> says("Sign in again first")));
        window.run(page::primary);
        assertEquals(Phase.READY, page.phaseProperty().get());
        assertTrue(window.backend.iot.claims.isEmpty());
    }

    @Test
    void nothingCanBeChangedWhileAHandOverRuns() {
        HandoverViewModel page = signIn();
        window.backend.bench.plugIn("ttyUSB0", "4711-0032");
        window.run(() -> page.template().choose("practice-sensor"));
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        window.run(page::primary);
        window.await("running", () -> page.phaseProperty().get() == Phase.RUNNING);

        assertTrue(window.fx(() -> button(".chip-button", "Account").isEmpty() && button(".chip-button", "Region").isEmpty()));

        window.await("engine", () -> window.engine.get() != null);
        window.run(page::cancel);
        window.await("stopped", () -> page.phaseProperty().get() == Phase.ABORTED);
        assertTrue(window.fx(() -> button(".chip-button", "Account").isPresent()));
    }

    @Test
    void theCheckPageSaysWhatIsMissingAndWhatItCosts() {
        window.backend.checked = FakeBackend.limited();
        signIn();
        window.await("mark", () -> button(".rail-item", "Check: something is worth a look").isPresent());
        assertTrue(window.fx(() -> button(".button", "See the check").isEmpty()), "it stands in nobody's way");

        press(".rail-item", "Check");

        window.await("rows", () -> says("List templates"));
        assertTrue(window.fx(() -> says("names of templates must be typed")));
        assertTrue(window.fx(() -> says("This cannot be tried without making a claim")));
        assertTrue(window.fx(() -> says("arn:aws:iot:eu-west-1:123456789012:provisioningtemplate/practice-gateway")));
        press(".rail-item", "Hand over");
        window.await("back", () -> says("1 · TEMPLATE"));
    }

    @Test
    void whatIsInTheWayIsSaidOnTheHandOverPage() {
        window.backend.checked = FakeBackend.inTheWay();
        signIn();
        window.await("notice", () -> says("is 11 minutes behind"));

        press(".button", "See the check");
        window.await("check", () -> says("No hand-over will succeed like this"));
        window.backend.checked = FakeBackend.limited();
        window.settle();
        robot.push(KeyCode.ENTER);
        window.await("better", () -> says("Something is missing; there is a way without it"));

        press(".rail-item", "Hand over");
        window.await("back", () -> says("1 · TEMPLATE"));
        assertFalse(window.fx(() -> says("is 11 minutes behind")));
    }

    @Test
    void aPracticeMindsNoPortsOfThisComputerAndHasOneRegion() {
        window.backend.checked = FakeBackend.inTheWay();
        window.open(FirstPage.PRACTICE);
        ready();
        window.await("notice", () -> says("Clock of this computer"));

        assertTrue(window.fx(() -> button(".chip-button", "Region").isEmpty()));
        assertTrue(window.fx(() -> button(".chip-button", "Account").isPresent()));
    }
}
