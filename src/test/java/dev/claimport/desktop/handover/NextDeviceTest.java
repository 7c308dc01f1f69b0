package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.claimport.bench.Phase;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verdict is about one device, whatever is plugged in while it is shown. */
class NextDeviceTest {

    @TempDir
    private Path folder;
    private HandoverUnderTest page;
    private PortInfo first;

    @BeforeEach
    void plugIn() {
        page = HandoverUnderTest.gateway(folder);
        first = page.bench.plugIn("ttyUSB0", "4711");
    }

    private String shown() {
        return page.model.device().identityProperty().get().serial();
    }

    private void plugInTheNext(String port) {
        page.bench.unplug(first);
        page.bench.plugIn(port, "4712");
    }

    @Test
    void verdictStaysWithTheDeviceThatItIsAbout() {
        page.model.primary();
        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
        plugInTheNext("ttyUSB1");
        assertEquals("4711", shown(), "under the steps that were done with it");
        assertEquals(first, page.model.device().shownProperty().get());
    }

    @Test
    void verdictStaysWithADeviceThatIsGone() {
        page.model.primary();
        page.bench.unplug(first);
        assertEquals("4711", shown());
    }

    @Test
    void deviceThatWasPluggedInMeanwhileIsTheNextOneAndNotDone() {
        page.model.primary();
        plugInTheNext("ttyUSB0");
        page.model.primary();
        assertEquals(Phase.READY, page.model.phaseProperty().get());
        assertEquals(Blocker.NONE, page.model.blockerProperty().get());
        assertEquals("4712", shown());
        assertNull(page.model.device().finishedProperty().get(), "nothing was done with it yet");
    }

    @Test
    void deviceThatIsDoneIsNotTakenForTheNextOne() {
        page.model.primary();
        page.model.primary();
        assertEquals(Blocker.DEVICE_DONE, page.model.blockerProperty().get());
        assertNull(page.model.device().identityProperty().get());
    }

    @Test
    void tryingAgainIsForTheSameDevice() {
        page.course = engine -> engine.answered().fail(Step.DEVICE, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "ttyUSB0")));
        page.model.primary();
        assertEquals(Phase.FAILED, page.model.phaseProperty().get());
        plugInTheNext("ttyUSB0");
        assertEquals("4711", shown());
        page.course = engine -> engine.untilVerified().confirm();
        page.model.tryAgain();
        assertEquals(Phase.READY, page.model.phaseProperty().get(), "nothing begins by itself with a device that nobody has seen");
        assertEquals("4712", shown());
        page.model.primary();
        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
    }

    @Test
    void sameDeviceThatIsBackIsTriedAgain() {
        page.course = engine -> engine.answered().fail(Step.DEVICE, new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "ttyUSB0")));
        page.model.primary();
        page.bench.unplug(first);
        page.bench.plugIn("ttyUSB1", "4711");
        page.course = engine -> engine.untilVerified().confirm();
        page.model.tryAgain();
        assertEquals(Phase.CONFIRMED, page.model.phaseProperty().get());
    }
}
