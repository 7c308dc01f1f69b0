package dev.claimport.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The computer's clock, but for its steps back: where it is set back, this goes on from where it was, so that no wait, no turn and no countdown
 * gets longer by that. A step on is followed at once, since nobody can tell whether the clock was set or the computer slept: what would have run
 * out meanwhile has. Thread-safe.
 */
final class SteadyTime implements TimeSource {

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ClockWatch watch;
    /** By how much it was set back, as far as it was not set on since. */
    private Duration ahead = Duration.ZERO;

    /** @param nanos that only ever go on */
    SteadyTime(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.watch = new ClockWatch(clock, nanos);
    }

    @Override
    public synchronized Instant instant() {
        ClockWatch.Reading reading = watch.read();
        Duration without = ahead.minus(reading.step());
        ahead = without.isNegative() ? Duration.ZERO : without;
        return reading.now().plus(ahead);
    }

    @Override
    public Duration running() {
        return Duration.ofNanos(nanos.getAsLong());
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
