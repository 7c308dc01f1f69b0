package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SentSecrets;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.iot.IotWait;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Whoever looks on knows what it is that takes so long. */
    @Test
    void whatADeviceIsAskedIsWaitedForByTheNameOfItsStep() {
        for (String call : List.of("identify", "deliver", "commit", "status")) {
            bench.hooks.put(call, () -> bench.link.expect(Duration.ofSeconds(6)));
        }
        run();
        assertEquals(List.of(Awaited.SERVICE, Awaited.RECOGNITION, Awaited.IDENTITY, Awaited.DELIVERY, Awaited.VERIFICATION, Awaited.REGISTRATION, Awaited.REGISTRY), told());
    }

    /** However much it says, it is not listened to when the claim is over. */
    @ParameterizedTest
    @ValueSource(strings = {"deliver", "commit"})
    void noStepWithAClaimIsListenedToForLongerThanThatLasts(String call) {
        bench.hooks.put(call, () -> {
            time.advance(Duration.ofMinutes(5));
            bench.link.read(new byte[1], Duration.ofSeconds(1));
        });
        assertEquals("claim-expired", run().failure().orElseThrow().id());
        assertFalse(bench.calls.contains("read"));
    }

    @Test
    void whatIsTidiedUpIsHeardAlsoWhenTheStepIsOver() {
        bench.hooks.put("commit", () -> {
            time.advance(Duration.ofMinutes(6));
            throw new DeviceFailure(DeviceFailure.Kind.DIGEST_WRONG, Map.of()).exception();
        });
        bench.hooks.put("abort", () -> bench.link.read(new byte[1], Duration.ofSeconds(1)));
        run();
        assertTrue(bench.calls.contains("read"));
    }

    /** One answer's time for each, however many there are. */
    @Test
    void eachQuestionToTheServiceHasItsOwnEnd() {
        Map<String, Instant> ends = new LinkedHashMap<>();
        iot.asked = question -> {
            if (last(Awaited.SERVICE) == events.stream().filter(HandoverEvent.Waiting.class::isInstance).toList().getLast()) {
                ends.putIfAbsent(question, last(Awaited.SERVICE).until());
                assertEquals(time.instant().plus(IotWait.ANSWER.limit()), last(Awaited.SERVICE).until(), question);
                time.advance(Duration.ofSeconds(1));
            }
        };
        run();
        assertTrue(ends.keySet().containsAll(List.of("describeTemplate", "dataEndpoint", "thingExists")), ends.toString());
    }

    @Test
    void aDeviceThatHasAcceptedAndDoesNothingIsWaitedForFromThereOn() {
        bench.script.clear();
        bench.report(DeviceState.ACCEPTED);
        assertEquals("registration-stalled", run().failure().orElseThrow().id());
        assertEquals(1, events.stream().filter(event -> event instanceof HandoverEvent.Waiting waiting && waiting.what() == Awaited.REGISTRATION).count());
    }

    @Test
    void aCableThatIsBackLeavesWhatWasWaitedForItsEnd() {
        bench.script.clear();
        bench.report(DeviceState.ACCEPTED);
        bench.unplugDuring("status");
        run();
        List<HandoverEvent.Waiting> waited = events.stream().filter(HandoverEvent.Waiting.class::isInstance).map(HandoverEvent.Waiting.class::cast)
                .filter(waiting -> waiting.what() == Awaited.REGISTRATION || waiting.what() == Awaited.CABLE).toList();
        assertEquals(List.of(Awaited.REGISTRATION, Awaited.CABLE, Awaited.REGISTRATION), waited.stream().map(HandoverEvent.Waiting::what).toList());
        assertEquals(waited.getFirst(), waited.getLast());
    }
}
