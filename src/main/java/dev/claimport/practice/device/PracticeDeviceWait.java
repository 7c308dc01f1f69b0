package dev.claimport.practice.device;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What a practice device waits for. */
public enum PracticeDeviceWait implements Wait {
    /** For each answer of the MQTT service, as firmware usually does. */
    STEP(Duration.ofSeconds(10)),
    /** For a gateway's programs to be written, which takes milliseconds. */
    PROGRAMS(Duration.ofSeconds(30));

    private final Duration limit;

    PracticeDeviceWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
