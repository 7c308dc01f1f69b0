package dev.claimport.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The only clock that Claimport reads and the only way in which it waits, so that a five-minute expiry can be tested in a
 * millisecond.
 */
public interface TimeSource extends InstantSource {

    /**
     * Waits.
     *
     * @throws InterruptedException when the thread was interrupted before or while waiting
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Goes on as time does, whatever the computer's clock is set to: held against what it said before, it is how long something took. */
    default Duration running() {
        return Duration.between(Instant.EPOCH, instant());
    }

    /** What the computer's clock says, for records: it may have been set back, where this goes on. */
    default InstantSource clock() {
        return this;
    }

    /** The computer's own clock, which no wait gets longer by when it is set back, with real waiting. */
    static TimeSource system() {
        return new SteadyTime(InstantSource.system(), System::nanoTime);
    }
}
