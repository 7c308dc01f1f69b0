package dev.claimport.claim;

import java.time.Duration;
import java.time.Instant;

/** From when to when a certificate is good (RFC 5280, section 4.1.2.5). Both ends belong to it. */
public record Validity(Instant notBefore, Instant notAfter) {

    public Validity {
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("ends before it begins");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(notBefore) && !instant.isAfter(notAfter);
    }

    /** What is left at {@code now}; zero, never negative, once it is over. */
    public Duration remaining(Instant now) {
        Duration left = Duration.between(now, notAfter);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
