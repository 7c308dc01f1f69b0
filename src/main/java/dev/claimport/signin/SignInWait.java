package dev.claimport.signin;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for when a session ends. */
public enum SignInWait implements Wait {
    /** For a renewal that is under way: what it has got is written down. */
    KEEPER(Duration.ofSeconds(2));

    private final Duration limit;

    SignInWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
