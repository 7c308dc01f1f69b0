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

    /** The computer's own clock, with real waiting. */
    static TimeSource system() {
        return new TimeSource() {
            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
