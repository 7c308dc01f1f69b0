package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.Admission.Admitted;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a hand-over and kept of it, also of one that ends early. */
class ToldAndKeptTest {

    private final ManualTime time = new ManualTime();
    private final List<HandoverEvent> events = new ArrayList<>();
    private ScriptedIot iot;
    private ScriptedPort bench;
    private HandoverRequest request = HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of());

    @BeforeEach
    void setUp() {
        iot = new ScriptedIot(time, new TestClaims(time));
        bench = new ScriptedPort();
        iot.delivered = () -> bench.calls.contains("commit");
    }

    private HandoverResult run() {
        return run(HandoverLog.NONE);
    }

    private HandoverResult run(HandoverLog log) {
        return new Handover(iot, bench, bench, time, HandoverPolicy.USUAL).recorded(RunOrigin.UNKNOWN, log).run(request, events::add);
    }

    private boolean told(Class<? extends HandoverEvent> kind) {
        return events.stream().anyMatch(kind::isInstance);
    }

    @Test
    void aDeviceThatMayNotPassIsToldAllTheSame() {
        request = request.admittedBy((_, _) -> {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_BUSY, Map.of()).exception();
        });
        assertEquals("device-busy", run().failure().orElseThrow().id());
        var answered = events.stream().filter(HandoverEvent.DeviceAnswered.class::isInstance).map(HandoverEvent.DeviceAnswered.class::cast).toList();
        assertEquals(List.of("0001"), answered.stream().map(event -> event.identity().serial()).toList());
        assertTrue(iot.claims.isEmpty());
    }

    @Test
    void whatIsKnownOfADeviceBeforehandIsToldAndNothingElse() {
        var known = new Admitted(Map.of(), "B-17", "GX-2", "C");
        request = request.admittedBy((_, _) -> known);
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertTrue(events.contains(new HandoverEvent.Admitted(known)));

        setUp();
        events.clear();
        request = request.admittedBy(Admission.ANY);
        assertEquals(Outcome.CONFIRMED, run().outcome());
        assertFalse(told(HandoverEvent.Admitted.class));
    }

    @Test
    void aBundleIsSentThreeTimesAtMost() {
        for (int time = 0; time < 9; time++) {
            bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.DEVICE_LOST_TRACK, Map.of()));
        }
        assertEquals("device-lost-track", run().failure().orElseThrow().id());
        assertEquals(3, bench.delivered.size());
    }

    /** What cannot be kept any more is still told: whoever looks on has to know that the key is gone. */
    @Test
    void aLogThatBreaksAtTheEndKeepsNothingFromBeingTold() {
        bench.fail("commit", new DeviceFailure(DeviceFailure.Kind.DIGEST_WRONG, Map.of()));
        HandoverResult result = run(event -> {
            if (event.event() instanceof HandoverEvent.KeyWiped) {
                throw new LocalFailure(LocalFailure.Kind.NOT_RECORDED, Map.of()).exception();
            }
        });
        assertEquals(Outcome.FAILED, result.outcome());
        assertTrue(told(HandoverEvent.KeyWiped.class));
        assertTrue(told(HandoverEvent.Ended.class));
        assertTrue(iot.claims.getFirst().key().isWiped());
    }
}
