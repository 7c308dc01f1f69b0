package dev.claimport.practice.cloud;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock that is wrong by a fixed time.
 *
 * @param ahead negative if it is late
 */
record ShiftedTime(TimeSource time, Duration ahead) implements TimeSource {

    @Override
    public Instant instant() {
        return time.instant().plus(ahead);
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        time.sleep(duration);
    }
}
