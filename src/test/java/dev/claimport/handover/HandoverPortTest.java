package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.serial.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ports, cables that are lost in the middle, and devices that are not what they were. */
class HandoverPortTest extends OnScriptedPort {

    @Test
    void withoutAnyPortThereIsNoDevice() {
        bench.attached.clear();
        assertFails(Step.DEVICE, "no-device");
    }

    @Test
    void aPortThatIsBusyForAMomentIsTriedAgain() {
        bench.fail("open", new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "x")));
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aPortThatStaysBusyIsNamed() {
        bench.hooks.put("open", () -> {
            throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", "x")).exception();
        });
        assertFails(Step.DEVICE, "port-busy");
    }

    /** Two that read one port get a part each of what comes. */
    @Test
    void aProgramThatReadsThePortAsWellIsNamed() {
        bench.others = List.of("cat", "minicom");
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.STEP_REFUSED, Map.of("sent", "AT", "said", "O")));
        HandoverResult result = run();
        assertEquals(Optional.of(Step.DELIVER), result.failedStep());
        LinkFailure failure = (LinkFailure) result.failure().orElseThrow();
        assertEquals(LinkFailure.Kind.PORT_SHARED, failure.kind());
        assertEquals(Map.of("port", "/dev/ttyTEST0", "programs", "cat, minicom"), failure.facts());
        assertTrue(failure.detail().startsWith("step-refused {"), failure.detail());
    }

    @Test
    void aProgramThatReadsThePortAsWellIsNoReasonForWhatTheDeviceSaysClearly() {
        bench.others = List.of("cat");
        bench.fail("deliver", new DeviceFailure(DeviceFailure.Kind.DEVICE_CREDENTIALS_FULL, Map.of("sent", "AT", "said", "+CME ERROR: 515")));
        assertFails(Step.DELIVER, "device-credentials-full");
    }

    @Test
    void withSeveralPortsOneHasToBeNamed() {
        bench.attached.add(new PortInfo("/dev/ttyTEST1", "other", Optional.empty(), Optional.empty(), Optional.empty()));
        assertFails(Step.DEVICE, "several-ports");
    }

    @Test
    void aLinkThatIsLostWhileSendingIsTakenUpAgain() {
        bench.unplugDuring("deliver");
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.LinkLost(ScriptedPort.PORT.path())));
        assertEquals(2, bench.delivered.size());
        assertEquals(1, bench.delivered.stream().distinct().count(), "the same bundle both times");
    }

    @Test
    void aDeviceThatComesBackUnderAnotherPathIsFoundByItsUsbSerialNumber() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.attached = new ArrayList<>(List.of(
                new PortInfo("/dev/ttyTEST7", "test", Optional.of(1), Optional.of(2), Optional.of("USB1")))));
        assertEquals(Optional.of("/dev/ttyTEST7"), run().port());
    }

    @Test
    void aLinkThatIsLostAgainWhileItIsTakenUpIsWaitedForOnceMore() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.unplugDuring("identify"));
        assertEquals(Outcome.CONFIRMED, run().outcome());
    }

    @Test
    void aDeviceThatDoesNotComeBackIsGone() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.hooks.put("open", () -> {
            throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", "x")).exception();
        }));
        assertFails(Step.DELIVER, "port-gone");
    }

    @Test
    void anotherDeviceOnThePortDoesNotGetTheClaim() {
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.serial = "0002");
        assertFails(Step.DELIVER, "device-changed");
        assertEquals(1, bench.delivered.size());
    }

    @Test
    void aLoosePlugIsNotWaitedForForEver() {
        for (int i = 0; i < 5; i++) {
            bench.unplugDuring("deliver");
        }
        assertFails(Step.DELIVER, "port-gone");
    }

    @Test
    void aLinkThatBreaksAtTheCommitOfABundleThatWasTakenNeedsNoSecondDelivery() {
        bench.unplugDuring("commit");
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(1, bench.delivered.size());
    }

    @Test
    void aLinkThatBreaksBeforeTheCommitArrivedIsDeliveredAgain() {
        bench.unplugDuring("commit");
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.DEVICE_WRONG_STATE, Map.of("state", "empty")));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(2, bench.delivered.size());
    }

    @Test
    void aDeviceWithARestOfAnEarlierHandoverForgetsItFirst() {
        bench.standing = Standing.LEFT_OVER;
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(bench.calls.indexOf("abort") < bench.calls.indexOf("deliver"));
    }

    @Test
    void aDeviceThatIsRegisteringIsLeftAlone() {
        bench.standing = Standing.BUSY;
        assertFails(Step.DEVICE, "device-busy");
        assertFalse(bench.calls.contains("abort"));
        assertTrue(iot.claims.isEmpty(), "no claim is spent on it");
    }
}
