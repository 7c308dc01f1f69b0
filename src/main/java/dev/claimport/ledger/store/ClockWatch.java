package dev.claimport.ledger.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Notices that the clock was set: it has gone on by more or less than the time that has passed. */
final class ClockWatch {

    /** What a time service corrects in small steps is none. */
    private static final Duration STEP = Duration.ofSeconds(2);

    private final InstantSource time;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;

    /** @param nanos that only ever go on */
    ClockWatch(InstantSource time, LongSupplier nanos) {
        this.time = time;
        this.nanos = nanos;
        last = time.instant();
        lastNanos = nanos.getAsLong();
    }

    /** By how much the clock was set since this was asked last, if it was. */
    Optional<Duration> step() {
        Instant now = time.instant();
        long nowNanos = nanos.getAsLong();
        Duration by = Duration.between(last, now).minusNanos(nowNanos - lastNanos);
        last = now;
        lastNanos = nowNanos;
        return by.abs().compareTo(STEP) > 0 ? Optional.of(by) : Optional.empty();
    }
}
