package dev.claimport.settings;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of the system's own administration. */
public enum SettingsWait implements Wait {
    /** For Windows' {@code reg} to say what the administrator has set: usual are some milliseconds, at the first start of a day seconds. */
    REGISTRY_TOOL(Duration.ofSeconds(10));

    private final Duration limit;

    SettingsWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
