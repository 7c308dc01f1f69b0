package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rate to the millisecond: where it begins, how far it goes, and what is learned from whom. */
class CallRateTest {

    private final ManualTime time = new ManualTime();
    private final CallRate rate = new CallRate(time);

    /** How long each of so many turns is waited for, in milliseconds. */
    private List<Long> waits(int turns) throws InterruptedException {
        List<Long> waits = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            Duration before = time.slept();
            rate.take(Instant.MAX);
            waits.add(time.slept().minus(before).toMillis());
        }
        return waits;
    }

    @Test
    void tenTurnsAtOnceAndThenTenASecond() throws InterruptedException {
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), waits(10));
        assertEquals(List.of(100L, 100L), waits(2));
        time.advance(Duration.ofMinutes(1));
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 100L), waits(11), "a long pause is worth no more than ten");
    }

    @Test
    void whatGoesWellIsATwentiethFasterDownTo20Milliseconds() throws InterruptedException {
        rate.passed();
        waits(10);
        // Ten of 95 ms are 50 ms over 900.
        assertEquals(List.of(50L, 95L), waits(2));
        for (int call = 0; call < 100; call++) {
            rate.passed();
        }
        time.advance(Duration.ofMinutes(1));
        waits(46);
        assertEquals(List.of(20L, 20L), waits(2));
    }

    @Test
    void whatIsThrottledIsHalfAsFastUpToThreeSecondsAndNeverAhead() throws InterruptedException {
        List<Long> each = new ArrayList<>();
        for (int time = 0; time < 8; time++) {
            rate.throttled(this.time.instant());
            each.addAll(waits(1));
        }
        assertEquals(List.of(200L, 400L, 800L, 1600L, 3000L, 3000L, 3000L, 3000L), each);
        assertEquals(List.of(3000L, 3000L), waits(2));
    }

    @Test
    void whatWasFastBeginsAnewWhenItIsThrottled() throws InterruptedException {
        for (int call = 0; call < 100; call++) {
            rate.passed();
        }
        rate.throttled(time.instant());
        assertEquals(List.of(200L, 200L), waits(2));
    }

    @Test
    void whoeverIsTheFirstTooLateHasNoTurn() throws InterruptedException {
        waits(10);
        var end = time.instant();
        assertTrue(rate.take(end).isPresent(), "the first waits for its turn, however long that is");
        assertTrue(rate.take(end).isEmpty());
        assertEquals(List.of(100L), waits(1), "who leaves takes nobody's turn");
    }

    @Test
    void callsThatWereUnderWayTogetherTeachOneLesson() throws InterruptedException {
        var began = time.instant();
        time.advance(Duration.ofMillis(1));
        rate.throttled(began);
        rate.throttled(began);
        rate.throttled(began);
        assertEquals(List.of(200L, 200L), waits(2));
        rate.throttled(time.instant());
        assertEquals(List.of(400L), waits(1));
    }
}
