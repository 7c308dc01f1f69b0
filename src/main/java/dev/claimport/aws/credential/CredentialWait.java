package dev.claimport.aws.credential;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of programs that hand out credentials. */
public enum CredentialWait implements Wait {
    /** For a profile's own program: it may ask somebody for a password or a touch. */
    PROGRAM(Duration.ofSeconds(60));

    private final Duration limit;

    CredentialWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
