package dev.claimport.iot;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of AWS IoT, beside its answers. */
public enum IotWait implements Wait {
    /** For a turn, where AWS IoT throttles: with many devices at once none is to fail by it. */
    THROTTLED(Duration.ofSeconds(60));

    private final Duration limit;

    IotWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
