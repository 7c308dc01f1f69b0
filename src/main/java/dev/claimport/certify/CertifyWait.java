package dev.claimport.certify;

import dev.claimport.time.Wait;
import java.time.Duration;

/** How long a certification may take. */
public enum CertifyWait implements Wait {
    /** For one clause: a registration that comes to nothing takes the longest. */
    CLAUSE(Duration.ofMinutes(2)),
    /** For all of them: a device that answers everything late fails some, and need not be asked the rest. */
    WHOLE(Duration.ofMinutes(20));

    private final Duration limit;

    CertifyWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
