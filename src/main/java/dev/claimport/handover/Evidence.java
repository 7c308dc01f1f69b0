package dev.claimport.handover;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What is known before a device can act on its claim, and makes what the registry shows afterwards a proof.
 *
 * @param expectedThing the name that the template gives this device's thing, where it can be told
 * @param renamable whether a pre-provisioning hook may have the thing called otherwise
 * @param before certificates that the expected thing had already: they prove nothing
 * @param since the earliest moment, by the service's clock, at which this claim can have made a certificate
 */
record Evidence(Optional<String> expectedThing, boolean renamable, Set<String> before, Instant since) {

    /** The service's clock is known by its Date headers, to a second. */
    private static final Duration CLOCK_DOUBT = Duration.ofSeconds(1);

    Evidence {
        before = Set.copyOf(before);
    }

    /** Whether this claim can have made a certificate of that age, dated by the service in whole seconds. */
    boolean canHaveMade(Instant created) {
        return !created.isBefore(since.minus(CLOCK_DOUBT).truncatedTo(ChronoUnit.SECONDS));
    }
}
