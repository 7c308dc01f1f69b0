package dev.claimport.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Notices that a clock was set: it has gone on by more or less than the time that has passed. One thread at a time. */
public final class ClockWatch {

    /** What a time service corrects in small steps is none. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;

    /** @param now by the clock @param step by how much it was set since it was read last; zero where it was not, negative where it went back */
    public record Reading(Instant now, Duration step) {}

    /** @param nanos that only ever go on */
    public ClockWatch(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        last = clock.instant();
        lastNanos = nanos.getAsLong();
    }

    /** Reads the clock. */
    public Reading read() {
        Instant now = clock.instant();
        long nowNanos = nanos.getAsLong();
        Duration by = Duration.between(last, now).minusNanos(nowNanos - lastNanos);
        last = now;
        lastNanos = nowNanos;
        return new Reading(now, by.abs().compareTo(STEP) > 0 ? by : Duration.ZERO);
    }
}
