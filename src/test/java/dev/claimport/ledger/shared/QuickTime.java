package dev.claimport.ledger.shared;

import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** Sleeps a hundredth of what it is told. */
final class QuickTime implements TimeSource {

    @Override
    public Instant instant() {
        return ManualTime.START;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.dividedBy(100));
    }
}
