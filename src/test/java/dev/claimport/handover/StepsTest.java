package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final ManualTime time = new ManualTime();
    private final Steps steps = new Steps(time, _ -> { });

    @Test
    void stepsAreTimed() {
        steps.start(Step.TEMPLATE);
        time.advance(Duration.ofMillis(70));
        steps.done();
        assertEquals(Duration.ofMillis(70), steps.taken().getFirst().took());
    }

    /** Or one device would have taken an hour to be verified, for good, in all figures. */
    @Test
    void aClockThatIsSetMakesNoStepLonger() {
        var set = new TimeSource() {
            private Instant now = ManualTime.START;

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public Duration running() {
                return Duration.ofMillis(now.getNano() / 1_000_000);
            }

            @Override
            public void sleep(Duration duration) {
                now = now.plus(duration);
            }
        };
        Steps timed = new Steps(set, _ -> { });
        timed.start(Step.TEMPLATE);
        set.sleep(Duration.ofHours(1).plusMillis(30));
        timed.done();
        assertEquals(Duration.ofMillis(30), timed.taken().getFirst().took());
    }

    @Test
    void aStepFollowsOnlyTheOneBeforeIt() {
        steps.start(Step.TEMPLATE);
        assertThrows(IllegalStateException.class, () -> steps.start(Step.DEVICE));
        steps.done();
        assertThrows(IllegalStateException.class, () -> steps.start(Step.CLAIM));
        assertThrows(IllegalStateException.class, () -> steps.start(Step.TEMPLATE));
        steps.start(Step.DEVICE);
    }

    @Test
    void onlyAStepThatRunsEnds() {
        assertThrows(IllegalStateException.class, steps::done);
    }
}
