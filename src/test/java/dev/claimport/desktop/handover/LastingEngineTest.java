package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.desktop.testing.FakeBench;
import dev.claimport.desktop.testing.FakeEngine;
import dev.claimport.desktop.testing.FakeIot;
import dev.claimport.failure.FailureException;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LastingEngineTest {

    private final ManualTime time = new ManualTime();
    private final FakeBench bench = new FakeBench();
    private final FakeEngine engine = new FakeEngine(time, new FakeIot(time), bench);
    private final HandoverRequest request = new HandoverRequest("practice-sensor", Map.of(), Optional.of("/dev/ttyUSB0"), List.of(),
            Optional.empty(), HandoverRequest.Until.CONFIRMED, Optional.empty());

    private Engine lasting(Duration left) {
        return new LastingEngine(engine, SessionLife.until(Optional.of(time.instant().plus(left))), time);
    }

    @Test
    void refusesWhatASessionOfNineMinutesMightCutOff() {
        Engine refused = lasting(Duration.ofMinutes(9));

        FailureException failure = assertThrows(FailureException.class, () -> refused.run(request, _ -> { }));

        assertEquals("session-ending", failure.failure().id());
        assertNull(engine.request);
    }

    @Test
    void runsWithinASessionThatLasts() {
        bench.plugIn("ttyUSB0", "4711-0032");
        engine.untilVerified().confirm();

        HandoverResult result = lasting(Duration.ofMinutes(11)).run(request, _ -> { });

        assertEquals(HandoverResult.Outcome.CONFIRMED, result.outcome());
        assertEquals(request, engine.request);
    }

    @Test
    void isCancelledLikeTheOneThatItGuards() {
        Engine guarded = lasting(Duration.ofMinutes(11));

        guarded.cancel();

        assertEquals(HandoverResult.Outcome.ABORTED, guarded.run(request, _ -> { }).outcome());
    }
}
