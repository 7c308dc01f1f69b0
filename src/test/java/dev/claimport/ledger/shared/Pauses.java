package dev.claimport.ledger.shared;

import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sleeps until it is told to go on, and tells for how long it was to. */
final class Pauses implements TimeSource {

    private final BlockingQueue<Duration> begun = new LinkedBlockingQueue<>();
    private final Semaphore over = new Semaphore(0);

    @Override
    public Instant instant() {
        return ManualTime.START;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        begun.add(duration);
        over.acquire();
    }

    /** The pause that is under way or comes next; null where none comes. */
    @Nullable Duration next() throws InterruptedException {
        return begun.poll(20, TimeUnit.SECONDS);
    }

    void goOn() {
        over.release();
    }
}
