package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.certify.clause.Reach;
import dev.claimport.desktop.FirstPage;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.desktop.testing.OpenWindow;
import java.net.Inet4Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** A device is certified from its card, by keyboard. */
class CertifyInTheWindowTest {

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

    private boolean shows(String selector) {
        return window.stage.getScene().getRoot().lookupAll(selector).stream().anyMatch(Node::isVisible);
    }

    private void awaitMainButton(String text) {
        window.await(text, () -> window.stage.getScene().getFocusOwner() instanceof Button button && button.isDefaultButton() && button.getSkin() != null
                && button.getText().equals(window.texts.text(text)));
    }

    private void certify() {
        window.run(() -> ((Button) window.stage.getScene().getRoot().lookup(".certify-button")).fire());
        awaitMainButton("certify.begin");
        robot.push(KeyCode.ENTER);
        window.await("asked", () -> window.examiner.request != null);
    }

    @Test
    void thePortIsTheCertificationsUntilItsSheetIsLeftAndTheReportIsSavedAndOpened() {
        window.saveFolder = Optional.of(folder.resolve("report"));
        certify();
        assertEquals("/dev/ttyUSB0", window.examiner.request.port().path());
        assertTrue(window.examiner.request.profile().isPresent() && window.examiner.request.power().isEmpty());
        window.examiner.meets().keepsTheRest();
        window.await("certified", () -> shows(".certify .verdict-confirmed"));
        assertNull(window.fx(() -> page.device().chosenProperty().get()));

        awaitMainButton("certify.save");
        robot.push(KeyCode.ENTER);
        window.await("saved", () -> Files.exists(folder.resolve("report/certification.html")) && window.stage.getScene().getFocusOwner() instanceof Button open
                && open.getText().equals(window.texts.text("certify.page")));
        robot.push(KeyCode.SPACE);
        window.await("opened", () -> !window.pagesOpened.isEmpty());
        assertEquals(folder.resolve("report/certification.html").toUri(), window.pagesOpened.getLast());

        robot.push(KeyCode.ESCAPE);
        window.await("asked again who it is", () -> !shows(".sheet-plate") && page.device().identityProperty().get() != null);
    }

    @Test
    void somebodyWhoCanPullThePlugIsAskedToAndEscapeEndsTheRest() {
        window.run(() -> ((Button) window.stage.getScene().getRoot().lookup(".certify-button")).fire());
        awaitMainButton("certify.begin");
        window.run(() -> ((CheckBox) window.stage.getScene().getRoot().lookup(".certify .check-box")).setSelected(true));
        robot.push(KeyCode.ENTER);
        window.examiner.meets().keeps(3).cutsPower().answers("{}", "").asks();
        awaitMainButton("certify.plug.done");
        robot.push(KeyCode.ENTER);
        window.await("went on", () -> shows(".certify-groups .check-bad"));
        assertEquals(Optional.of("/dev/ttyUSB0"), window.examiner.cycled);

        robot.push(KeyCode.ESCAPE);
        window.await("ended", () -> shows(".certify .verdict-failed"));
        assertTrue(window.examiner.cancelled);
        assertTrue(shows(".certify-said"), "what was said on the line");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aDeviceWithANetworkOfItsOwnIsLedToAnAddressOfThisComputer() {
        window.run(() -> ((Button) window.stage.getScene().getRoot().lookup(".certify-button")).fire());
        awaitMainButton("certify.begin");
        Button begin = (Button) window.fx(() -> window.stage.getScene().getFocusOwner());
        var address = (ComboBox<Optional<Inet4Address>>) window.fx(() -> window.stage.getScene().getRoot().lookup(".certify .combo-box"));
        var port = (TextField) window.fx(() -> window.stage.getScene().getRoot().lookup(".certify .field > .text-field"));
        assertFalse(window.fx(() -> port.getParent().isVisible()), "loopback needs no port");
        Inet4Address own = Inet4Address.ofLiteral("192.0.2.7");
        window.run(() -> {
            address.getItems().add(Optional.of(own));
            address.setValue(Optional.of(own));
            port.setText("many");
        });
        assertTrue(window.fx(() -> port.getParent().isVisible() && begin.isDisabled()));
        window.run(() -> {
            port.setText("8883");
            begin.fire();
        });
        window.await("asked", () -> window.examiner.request != null);
        assertEquals(new Reach(Optional.of(own), 8883), window.examiner.request.reach());
        window.examiner.meets().ends();
        window.await("ended", () -> shows(".certify .verdict"));
    }

    /** A claim that waits for the next device is not handed to the one that was there all the time. */
    @Test
    void aClaimThatIsHeldStaysHeld() {
        window.run(page::requestClaim);
        window.await("held", () -> page.claim().stateProperty().get() == ClaimState.HELD);
        certify();
        window.examiner.meets().ends();
        window.await("ended", () -> shows(".certify .verdict"));
        robot.push(KeyCode.ESCAPE);
        window.await("answered", () -> page.device().identityProperty().get() != null);
        assertEquals(Phase.READY, window.fx(() -> page.phaseProperty().get()));
        assertEquals(ClaimState.HELD, window.fx(() -> page.claim().stateProperty().get()));
    }

    @Test
    void leavingTheWindowEndsItInGoodOrder() {
        certify();
        window.examiner.meets().keeps(2).asks();
        window.await("running", () -> shows(".certify-groups"));
        assertFalse(window.examiner.cancelled);
        window.close();
        assertTrue(window.examiner.cancelled);
        window = new OpenWindow(folder);
        window.open(FirstPage.SIGN_IN);
    }
}
