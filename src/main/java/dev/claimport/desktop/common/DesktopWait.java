package dev.claimport.desktop.common;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What the window waits for of the system. */
public enum DesktopWait implements Wait {
    /** For the program that opens a browser to fail: one that has not by then has opened it. */
    BROWSER(Duration.ofSeconds(3)),
    /** For a whole hand-over in practice that the window does by itself, for a picture of it. */
    SHOW(Duration.ofMinutes(2));

    private final Duration limit;

    DesktopWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
