package dev.claimport.aws.network;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of a service. */
public enum NetworkWait implements Wait {
    /** Until a connection stands: long enough for a mobile hotspot. */
    CONNECT(Duration.ofSeconds(5)),
    /** Until a service says something more; the slowest of its answers takes one or two seconds. */
    SILENCE(Duration.ofSeconds(8)),
    /** For one request with all of its answer, all tries together, since one that drips has no end otherwise. */
    REQUEST(Duration.ofSeconds(10));

    private final Duration limit;

    NetworkWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
