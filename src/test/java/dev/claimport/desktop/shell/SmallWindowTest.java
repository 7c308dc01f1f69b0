package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the least window that is promised to be usable, the main job needs no scrolling. */
class SmallWindowTest {

    private static final double WIDTH = 1024;
    private static final double HEIGHT = 700;

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

    private HandoverViewModel gateway(String site) {
        window.open(FirstPage.PRACTICE);
        window.run(() -> {
            window.stage.setWidth(WIDTH);
            window.stage.setHeight(HEIGHT);
        });
        window.await("page", () -> window.window.handoverProperty().get() != null);
        HandoverViewModel page = window.page();
        window.run(() -> page.template().choose("practice-gateway"));
        window.await("parameters", () -> !page.template().parameters().isEmpty());
        window.run(() -> page.template().parameters().getFirst().valueProperty().set(site));
        window.await("device", () -> page.device().identityProperty().get() != null);
        return page;
    }

    private void assertNothingIsCutOff() {
        window.settle();
        window.await("everything in view", () -> window.stage.getScene().getRoot().lookupAll(".card-scroll").stream()
                .map(CardScroll.class::cast).filter(SmallWindowTest::isShown)
                .allMatch(scroll -> scroll.getContent().getLayoutBounds().getHeight() <= scroll.getViewportBounds().getHeight() + 0.5));
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
    void theFormFitsWithWhatIsMissing() {
        HandoverViewModel page = gateway("");
        window.await("missing", () -> page.blockerProperty().get() == Blocker.PARAMETER_MISSING);

        assertNothingIsCutOff();
    }

    @Test
    void theClaimFitsWithAllThatIsKnownOfIt() {
        HandoverViewModel page = gateway("berlin-mitte");
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);

        assertNothingIsCutOff();
    }

    @Test
    void aSealedDeviceFitsWithItsProfileAndTheCodeOfItsLabel() {
        HandoverViewModel page = gateway("berlin-mitte");
        window.backend.bench.list().forEach(window.backend.bench::unplug);
        window.backend.bench.plugIn("ttyUSB0", "4711-0032", FakeBench.sealed("4711-0032"));
        window.await("sealed", () -> page.device().identityProperty().get() != null && page.device().identityProperty().get().can(Capability.TAKES_SEAL));
        window.run(() -> {
            page.device().code().type('A');
            page.device().code().complete();
        });

        assertNothingIsCutOff();
    }

    @Test
    void aFailingStepFitsWithCauseRemedyAndVerdict() {
        HandoverViewModel page = gateway("berlin-mitte");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        FakeEngine engine = window.engine.get().untilVerified();
        engine.fail(Step.REGISTER, new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED,
                Map.of("serial", "4711-0032", "code", "ACCESS_DENIED"), "RegisterThing: 403 AccessDenied"));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED);

        assertNothingIsCutOff();
    }

    @Test
    void aStepThatDoesNotFitIsScrolledTo() {
        HandoverViewModel page = gateway("berlin-mitte");
        window.await("ready", () -> page.blockerProperty().get() == Blocker.NONE);
        window.run(page::handOver);
        window.await("engine", () -> window.engine.get() != null);
        String manyNumbers = "4711-0032 ".repeat(60);
        window.engine.get().untilVerified().fail(Step.REGISTER, new RegistrationFailure(RegistrationFailure.Kind.HOOK_REFUSED,
                Map.of("serial", manyNumbers, "code", "ACCESS_DENIED")));
        window.await("failed", () -> page.phaseProperty().get() == Phase.FAILED);

        window.await("scrolled", () -> scrolled().map(scroll -> scroll.getVvalue() > 0).orElse(false));
        assertTrue(window.fx(() -> scrolled().orElseThrow().getVvalue() < 1), "the step's beginning is in view, not the end of the page");
    }

    private Optional<CardScroll> scrolled() {
        return window.stage.getScene().getRoot().lookupAll(".card-scroll").stream().map(CardScroll.class::cast)
                .filter(scroll -> !scroll.lookupAll(".timeline").isEmpty()).findFirst();
    }
}
