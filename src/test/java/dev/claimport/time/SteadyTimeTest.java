package dev.claimport.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of waits when the computer's clock is set. */
class SteadyTimeTest {

    private static final Instant START = Instant.parse("2026-11-29T06:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong();
    private final TimeSource time = new SteadyTime(clock::get, nanos::get);

    private void pass(Duration duration) {
        set(duration);
        nanos.addAndGet(duration.toNanos());
    }

    private void set(Duration by) {
        clock.updateAndGet(now -> now.plus(by));
    }

    @Test
    void aClockThatIsSetBackMakesNoWaitLonger() {
        Instant end = time.instant().plusSeconds(10);
        pass(Duration.ofSeconds(4));
        set(Duration.ofHours(-1));
        assertEquals(START.plusSeconds(4), time.instant());
        assertEquals(START.plusSeconds(4).minus(Duration.ofHours(1)), time.clock().instant(), "records say what the clock says");
        pass(Duration.ofSeconds(6));
        assertFalse(time.instant().isBefore(end));
    }

    @Test
    void oneThatIsSetOnIsFollowedOnceItIsAgainWhereItWas() {
        set(Duration.ofHours(-1));
        assertEquals(START, time.instant());
        set(Duration.ofMinutes(40));
        assertEquals(START, time.instant(), "it is still behind");
        set(Duration.ofMinutes(40));
        assertEquals(START.plus(Duration.ofMinutes(20)), time.instant());
        pass(Duration.ofSeconds(1));
        assertEquals(clock.get(), time.instant());
    }

    @Test
    void whatSomethingTookIsNothingToTheClock() {
        Duration before = time.running();
        for (Duration step : new Duration[] {Duration.ofHours(1), Duration.ofHours(-3), Duration.ofDays(400)}) {
            set(step);
            pass(Duration.ofSeconds(1));
            time.instant();
        }
        assertEquals(Duration.ofSeconds(3), time.running().minus(before));
    }

    @Test
    void eachStepBackCounts() {
        for (int step = 0; step < 3; step++) {
            set(Duration.ofMinutes(-7));
            pass(Duration.ofSeconds(1));
            assertEquals(START.plusSeconds(step + 1), time.instant());
        }
    }

    /** As time services do it; or else the error of each reading would be kept. */
    @Test
    void whatIsCorrectedInSmallStepsIsFollowed() {
        set(Duration.ofMillis(-1500));
        assertEquals(START.minusMillis(1500), time.instant());
    }

    /** A computer that slept: its claims have run out. */
    @Test
    void aStepOnIsFollowedAtOnce() {
        set(Duration.ofHours(1));
        assertEquals(START.plus(Duration.ofHours(1)), time.instant());
    }
}
