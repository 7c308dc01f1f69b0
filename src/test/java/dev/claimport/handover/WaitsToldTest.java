package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SentSecrets;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a hand-over tells of its waits: what it is, and its absolute end. */
class WaitsToldTest {

    private final ManualTime time = new ManualTime();
    private final List<HandoverEvent> events = new ArrayList<>();
    private final ScriptedIot iot = new ScriptedIot(time, new TestClaims(time));
    private final ScriptedPort bench = new ScriptedPort();

    private HandoverResult run() {
        iot.delivered = () -> bench.calls.contains("commit");
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), events::add);
    }

    private List<Awaited> told() {
        return events.stream().filter(HandoverEvent.Waiting.class::isInstance).map(event -> ((HandoverEvent.Waiting) event).what()).distinct().toList();
    }

    private HandoverEvent.Waiting last(Awaited what) {
        return events.stream().filter(event -> event instanceof HandoverEvent.Waiting waiting && waiting.what() == what)
                .map(HandoverEvent.Waiting.class::cast).toList().getLast();
    }

    @Test
    void everyStepThatWaitsSaysForWhat() {
        run();
        assertEquals(List.of(Awaited.SERVICE, Awaited.RECOGNITION, Awaited.REGISTRATION, Awaited.REGISTRY), told());
        for (HandoverEvent event : events) {
            if (event instanceof HandoverEvent.Waiting waiting) {
                assertTrue(waiting.until().isBefore(ManualTime.START.plus(Duration.ofMinutes(2))), waiting.toString());
            }
        }
    }

    @Test
    void theAnswersOfADeviceHaveTheLimitOfTheirRequests() {
        Waits waits = new Waits(time, events::add);
        SerialLink link = new WatchedPorts(bench, waits, new SentSecrets()).open("x", LineSettings.USUAL);
        waits.on(Awaited.DELIVERY, Duration.ofSeconds(9));
        link.expect(Duration.ofSeconds(6));
        assertEquals(time.instant().plusSeconds(6), last(Awaited.DELIVERY).until());
        time.advance(Duration.ofSeconds(5));
        link.expect(Duration.ofSeconds(6));
        assertEquals(ManualTime.START.plusSeconds(9), last(Awaited.DELIVERY).until(), "the end of it all");

        waits.on(Awaited.REGISTRATION, Duration.ofSeconds(60));
        link.expect(Duration.ofSeconds(6));
        assertEquals(time.instant().plusSeconds(60), last(Awaited.REGISTRATION).until(), "not the next of its many answers");
    }

    @Test
    void aLineIsListenedToNoLongerThanTheStepHas() {
        Waits waits = new Waits(time, events::add);
        MemoryLink.Pair pair = MemoryLink.pair("x");
        SerialLink link = new WatchedPorts(new OnePort(pair.host()), waits, new SentSecrets()).open("x", LineSettings.USUAL);
        pair.device().write(new byte[] {1, 2, 3}, 0, 3);
        waits.on(Awaited.DELIVERY, Duration.ofSeconds(9));
        assertEquals(1, link.read(new byte[1], Duration.ofMinutes(10)));
        time.advance(Duration.ofSeconds(9));
        var silent = assertThrows(FailureException.class, () -> link.read(new byte[1], Duration.ofMillis(1)), "however much it says");
        assertEquals("device-silent", silent.failure().id());
        waits.over();
        assertEquals(1, link.read(new byte[1], Duration.ofMillis(1)), "what is tidied up is heard");
    }

    private record OnePort(SerialLink link) implements SerialPorts {

        @Override
        public List<PortInfo> list() {
            return List.of();
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            return link;
        }
    }

    @Test
    void aStepForwardGivesItsRegistrationANewEnd() {
        bench.hooks.put("status", () -> time.advance(Duration.ofSeconds(5)));
        run();
        List<HandoverEvent.Waiting> waits = events.stream().filter(event -> event instanceof HandoverEvent.Waiting waiting && waiting.what() == Awaited.REGISTRATION)
                .map(HandoverEvent.Waiting.class::cast).toList();
        assertTrue(waits.size() >= 4, waits.toString());
        for (int i = 1; i < waits.size(); i++) {
            assertTrue(!waits.get(i).until().isBefore(waits.get(i - 1).until()), waits.toString());
        }
    }

    @Test
    void aDeviceThatNeedsItsClaimWaitsNoLongerThanThatLasts() {
        bench.script.clear();
        bench.report(DeviceState.CONNECTING);
        iot.claimLifetime = Duration.ofSeconds(61);
        bench.hooks.put("commit", () -> time.advance(Duration.ofSeconds(40)));
        assertEquals("claim-expired", run().failure().orElseThrow().id());
        assertEquals(ManualTime.START.plusSeconds(61), last(Awaited.REGISTRATION).until());
    }

    @Test
    void aCableThatIsOutIsWaitedForAndThenWhatWasBefore() {
        bench.unplugDuring("status");
        run();
        List<HandoverEvent> around = events.stream().filter(event -> event instanceof HandoverEvent.Waiting || event instanceof HandoverEvent.LinkLost).toList();
        int lost = around.indexOf(new HandoverEvent.LinkLost(ScriptedPort.PORT.path()));
        assertEquals(Awaited.CABLE, ((HandoverEvent.Waiting) around.get(lost + 1)).what());
        assertEquals(Awaited.REGISTRATION, ((HandoverEvent.Waiting) around.get(lost + 2)).what());
    }

    @Test
    void ofADeviceThatDoesNotReportTheRegistryIsWaitedFor() {
        bench.reportsBack = false;
        run();
        assertEquals(List.of(Awaited.SERVICE, Awaited.RECOGNITION, Awaited.APPEARANCE), told());
        assertTrue(last(Awaited.APPEARANCE).until().isAfter(ManualTime.START.plus(Duration.ofMinutes(5))));
    }
}
