package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.TestClaims;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A cancel at whichever event of a hand-over leaves nothing behind, and takes no time. */
class CancelAtEveryMomentTest {

    private final ManualTime time = new ManualTime();

    private static final class Moment {
        private final List<HandoverEvent> told = new ArrayList<>();
        private boolean late;
    }

    private List<HandoverEvent> run(int cancelAt) {
        var iot = new ScriptedIot(time, new TestClaims(time));
        var bench = new ScriptedPort();
        iot.delivered = () -> bench.calls.contains("commit");
        var handover = new Handover(iot, bench, bench, time, HandoverPolicy.USUAL);
        var moment = new Moment();
        long[] cancelled = {0};
        HandoverResult result = handover.run(HandoverRequest.of(ScriptedIot.TEMPLATE, Map.of(), List.of()), event -> {
            if (moment.told.size() == cancelAt) {
                cancelled[0] = time.instant().toEpochMilli();
                // The last step's end comes after everything has been done.
                moment.late = event instanceof HandoverEvent.Ended || event instanceof HandoverEvent.StepDone(Step step, Duration _) && step == Step.CONFIRM;
                handover.cancel();
            }
            moment.told.add(event);
        });
        assertTrue(iot.claims.stream().allMatch(claim -> claim.key().isWiped()), "a key is left after " + moment.told);
        assertEquals(0, bench.openLinks, "a port is left open");
        assertFalse(Thread.currentThread().isInterrupted());
        if (cancelAt >= 0 && !moment.late) {
            assertEquals(Outcome.ABORTED, result.outcome(), "cancelled at " + moment.told.get(cancelAt));
            assertTrue(time.instant().toEpochMilli() - cancelled[0] < 2000);
            boolean registered = result.thingName().isPresent();
            assertEquals(bench.calls.contains("deliver") && !registered, bench.calls.contains("abort"), "cancelled at " + moment.told.get(cancelAt));
        }
        return moment.told;
    }

    @Test
    void itEndsAtOnceAndLeavesNothing() {
        int moments = run(-1).size();
        assertTrue(moments > 20);
        IntStream.range(0, moments).forEach(this::run);
    }
}
