package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.BuiltIn;
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

    private static PortInfo ofBoard(String path, int number) {
        return new PortInfo(path, "board", Optional.of(1), Optional.of(2), Optional.of("USB1"), Optional.empty(), Optional.of(number));
    }

    private static DeviceFailure silent() {
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_SILENT, Map.of("port", "x"));
    }

    private static DeviceFailure garbage() {
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", "x"));
    }

    @Test
    void ofTheOnlyBoardThePortIsTakenThatAnswers() {
        bench.attached = List.of(ofBoard("/dev/ttyACM0", 0), ofBoard("/dev/ttyACM1", 2));
        bench.fail("identify", silent());
        HandoverResult result = run();
        assertEquals(Outcome.CONFIRMED, result.outcome());
        assertEquals(Optional.of("/dev/ttyACM1"), result.port());
        assertEquals(List.of("/dev/ttyACM0", "/dev/ttyACM1"), bench.opened);
    }

    /** Of what the ports of one board end in, silence says the least. */
    @Test
    void aBoardOfWhichNoPortServesIsSaidToBeWhatOneOfThemSays() {
        bench.attached = List.of(ofBoard("/dev/ttyACM0", 0), ofBoard("/dev/ttyACM1", 2));
        bench.fail("identify", silent());
        bench.fail("identify", garbage());
        assertFails(Step.DEVICE, "device-garbage");

        bench.fail("identify", garbage());
        bench.fail("identify", silent());
        assertFails(Step.DEVICE, "device-garbage");

        bench.fail("identify", garbage());
        bench.fail("identify", new DeviceFailure(DeviceFailure.Kind.DEVICE_UNCLEAR, Map.of("port", "x")));
        assertFails(Step.DEVICE, "device-garbage");

        bench.fail("identify", silent());
        bench.fail("identify", silent());
        assertFails(Step.DEVICE, "device-silent");
    }

    @Test
    void whatIsNoFaultOfThePortIsTriedOnNoOther() {
        bench.attached = List.of(ofBoard("/dev/ttyACM0", 0), ofBoard("/dev/ttyACM1", 2));
        bench.fail("identify", new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of()));
        assertFails(Step.DEVICE, "not-recorded");
        assertEquals(List.of("/dev/ttyACM0"), bench.opened);
    }

    /** As the system describes it; a pseudo-terminal it does not list. */
    @Test
    void thePortThatIsNamedIsTakenOfHoweverMany() {
        PortInfo other = new PortInfo("/dev/ttyTEST1", "other", Optional.empty(), Optional.empty(), Optional.empty());
        bench.attached.add(other);
        for (PortInfo named : List.of(other, ScriptedPort.PORT, PortInfo.named("/dev/pts/3"))) {
            events.clear();
            bench.calls.clear();
            request = request.on(Optional.of(named.path()));
            assertEquals(Outcome.CONFIRMED, run().outcome());
            assertEquals(List.of(named), events.stream().filter(HandoverEvent.DeviceAnswered.class::isInstance)
                    .map(event -> ((HandoverEvent.DeviceAnswered) event).port()).toList());
        }
    }

    /** What has come to its path meanwhile may be another device. */
    @Test
    void aDeviceThatIsNotBackAtItsPlaceIsWaitedFor() {
        PortInfo there = new PortInfo("/dev/ttyTEST0", "test", Optional.of(1), Optional.of(2), Optional.empty(), Optional.of("1-2"), Optional.of(0));
        PortInfo elsewhere = new PortInfo("/dev/ttyTEST0", "test", Optional.of(1), Optional.of(2), Optional.empty(), Optional.of("1-3"), Optional.of(0));
        bench.attached = List.of(there);
        bench.unplugDuring("deliver");
        bench.hooks.put("deliver", () -> bench.attached = List.of(elsewhere));
        assertFails(Step.DELIVER, "port-gone");
        assertEquals(List.of("/dev/ttyTEST0"), bench.opened);
    }

    @Test
    void whoeverLogsInIsToldBeforeTheDeviceIsAsked() {
        request = request.as(Optional.of(Login.taking("pi", new char[] {'x'})));
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertEquals(List.of("open", "log in as pi", "identify"), bench.calls.subList(0, 3));
    }

    @Test
    void aDeviceIsOfTheFamilyThatWasFoundOnThePort() {
        DeviceConnector finding = (ports, port, _) -> {
            SerialLink link = ports.open(port.path(), LineSettings.USUAL);
            return new DeviceConnector.Contact(bench.on(link), link, LineSettings.USUAL, Optional.of(BuiltIn.profile("handover")));
        };
        HandoverResult result = new Handover(iot, bench, finding, time, HandoverPolicy.USUAL, SessionLife.until(Optional.empty())).run(request, events::add);
        assertEquals(Optional.of("claimport-handover"), result.target().profile());
    }
}
