package dev.claimport.iot;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How often one operation may be asked for: a token bucket whose rate is learned, as the quotas of AWS IoT differ by account and are not
 * public. Thread-safe.
 */
final class CallRate {

    /** A guess to begin with. */
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration SHORTEST = Duration.ofMillis(20);
    /** So slow that 64 devices have their turns within {@link IotWait#TURN}. */
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** So far ahead of the rate calls may be after a pause, as long as nothing was throttled: ten at once. */
    private static final Duration BURST = FIRST.multipliedBy(9);

    private final TimeSource time;
    /** First come, first served: since a hand-over asks one thing at a time, none has a second turn before each other has had one. */
    private final ReentrantLock turn = new ReentrantLock(true);
    private Duration interval = FIRST;
    /** When the bucket will be full again. */
    private Instant full = Instant.MIN;
    private Instant slowed = Instant.MIN;

    CallRate(TimeSource time) {
        this.time = time;
    }

    /** @param first when nobody was before it any more @param came when it was its turn */
    record Turn(Instant first, Instant came) {}

    /**
     * Waits for a turn.
     *
     * @param end when those who are not the first by then leave
     * @return empty where no turn has come
     */
    Optional<Turn> take(Instant end) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            Instant first = time.instant();
            if (first.isAfter(end)) {
                return Optional.empty();
            }
            for (Duration wait = untilFree(); wait.isPositive(); wait = untilFree()) {
                time.sleep(wait);
            }
            spend();
            return Optional.of(new Turn(first, time.instant()));
        } finally {
            turn.unlock();
        }
    }

    private synchronized Duration untilFree() {
        Instant now = time.instant();
        if (!full.isAfter(now)) {
            return Duration.ZERO;
        }
        return Duration.between(now, full).minus(interval.compareTo(FIRST) > 0 ? Duration.ZERO : BURST);
    }

    private synchronized void spend() {
        Instant now = time.instant();
        full = (full.isAfter(now) ? full : now).plus(interval);
    }

    /** A little faster with each call that went well. */
    synchronized void passed() {
        Duration faster = interval.multipliedBy(19).dividedBy(20);
        interval = faster.compareTo(SHORTEST) < 0 ? SHORTEST : faster;
    }

    /** Half as fast. @param began a call that was on its way when this was learned says nothing new */
    synchronized void throttled(Instant began) {
        if (began.isBefore(slowed)) {
            return;
        }
        Duration slower = interval.compareTo(FIRST) < 0 ? FIRST : interval;
        interval = slower.compareTo(LONGEST.dividedBy(2)) > 0 ? LONGEST : slower.multipliedBy(2);
        slowed = time.instant();
        full = slowed.plus(interval);
    }
}
