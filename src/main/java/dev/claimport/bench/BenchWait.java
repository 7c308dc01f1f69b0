package dev.claimport.bench;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What a slot waits for. */
public enum BenchWait implements Wait {
    /** For a question that was given up to give its port back, before the hand-over wants it. */
    PROBE_ENDED(Duration.ofSeconds(3)),
    /** When Claimport is ended in the middle: for the device to be told, the key to be wiped and the port to be given back. */
    GRACE(Duration.ofSeconds(5));

    private final Duration limit;

    BenchWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
