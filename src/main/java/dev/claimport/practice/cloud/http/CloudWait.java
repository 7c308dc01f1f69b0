package dev.claimport.practice.cloud.http;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What the practice cloud waits for. */
public enum CloudWait implements Wait {
    /** For its servers to listen, and to end. */
    SERVERS(Duration.ofSeconds(30)),
    /** For a device that has connected to say who it is, as AWS IoT does. */
    CONNECT(Duration.ofSeconds(10)),
    /** For a page of its own, when the practice signs in by itself. */
    PAGE(Duration.ofSeconds(20));

    private final Duration limit;

    CloudWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
