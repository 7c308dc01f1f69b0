package dev.claimport.serial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long an answer is listened for: until its time is over, and then to what had come by then. A computer that has no time for a while, or whose lid
 * is closed, finds an answer that was there in time, since the system has kept it. For one thread.
 */
public final class Listening {

    private final InstantSource time;
    private final Instant end;
    private Duration left = Duration.ZERO;
    private Instant looksUntil = Instant.MAX;
    private boolean hasHeard;

    public Listening(InstantSource time, Duration within) {
        this(time, time.instant().plus(within));
    }

    public Listening(InstantSource time, Instant end) {
        this.time = time;
        this.end = end;
    }

    /** Whether the line is to be read, at most for as long as is {@link #left}; what that gave has to be {@link #heard}. */
    public boolean goesOn() {
        Instant now = time.instant();
        left = Duration.between(now, end);
        if (!isInTime() && looksUntil.equals(Instant.MAX)) {
            looksUntil = now.plus(SerialWait.LEFT.limit());
        }
        return isInTime() || now.isBefore(looksUntil);
    }

    /** For how long the next read may wait; not at all where only what had come is asked for. */
    public Duration left() {
        return isInTime() ? left : Duration.ZERO;
    }

    /** The same, where a read is to wait no longer than that. */
    public Duration left(Duration most) {
        return left().compareTo(most) < 0 ? left() : most;
    }

    /** @param count bytes that were read */
    public void heard(int count) {
        hasHeard |= count > 0;
        if (!isInTime() && count == 0) {
            looksUntil = Instant.MIN;
        }
    }

    /** Whether there was time left when it was asked last whether it goes on. */
    public boolean isInTime() {
        return left.isPositive();
    }

    /** Whether anything has come since it began. */
    public boolean hasHeard() {
        return hasHeard;
    }
}
