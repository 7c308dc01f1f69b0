package dev.claimport.practice.cloud.hook;

import dev.claimport.time.Wait;
import java.time.Duration;

/** How long hooks may take. */
public enum HookWait implements Wait {
    /** For a hook to answer: AWS IoT waits as long, and then refuses the device. */
    ANSWER(Duration.ofSeconds(5));

    private final Duration limit;

    HookWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
