package dev.claimport.testing;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is moved. Whoever sleeps on it moves it on and does not wait. Thread-safe. */
public final class ManualTime implements TimeSource {

    /** Where a clock starts unless it is told otherwise. */
    public static final Instant START = Instant.parse("2026-11-23T14:00:31Z");

    private Instant now;
    private Duration slept = Duration.ZERO;

    public ManualTime() {
        this(START);
    }

    public ManualTime(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        synchronized (this) {
            if (!duration.isNegative()) {
                now = now.plus(duration);
                slept = slept.plus(duration);
            }
        }
        // Lets the threads run that a real sleep would have let run.
        Thread.yield();
    }

    /** Moves the clock on; nobody counts as having slept. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized void set(Instant instant) {
        now = instant;
    }

    /** How long everybody slept, taken together. */
    public synchronized Duration slept() {
        return slept;
    }
}
