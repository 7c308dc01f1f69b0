package dev.claimport.testing;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands still until it is moved, on which every sleep is a blink. For waits on something real, such as a browser: on a
 * {@link ManualTime} their deadlines would be over before it had come.
 */
public final class StandingTime implements TimeSource {

    private volatile Instant now;

    public StandingTime(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(2));
    }
}
