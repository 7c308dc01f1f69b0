package dev.claimport.cli.aws;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of the terminal. */
enum TerminalWait implements Wait {
    /** For {@code stty} to say how wide it is, which takes milliseconds. */
    SIZE(Duration.ofSeconds(1));

    private final Duration limit;

    TerminalWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
