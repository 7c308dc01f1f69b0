package dev.claimport.practice.scenario;

import java.time.Duration;

/**
 * How the practice Identity Center misbehaves.
 *
 * @param tokenLifetime of an access token; Identity Center: an hour for a client that can renew it, up to eight for one that cannot
 * @param sessionLifetime how long after the sign-in tokens can be renewed; an organisation's to choose
 * @param throttled so many requests for a sign-in, and so many to the portal, are refused before one gets through
 */
public record SignInTrouble(Duration tokenLifetime, Duration sessionLifetime, int throttled) {

    /** A working day, and nobody in the way. */
    public static final SignInTrouble NONE = new SignInTrouble(Duration.ofHours(8), Duration.ofDays(7), 0);

    public SignInTrouble withTokenLifetime(Duration lifetime) {
        return new SignInTrouble(lifetime, sessionLifetime, throttled);
    }

    public SignInTrouble withSessionLifetime(Duration lifetime) {
        return new SignInTrouble(tokenLifetime, lifetime, throttled);
    }

    public SignInTrouble withThrottled(int count) {
        return new SignInTrouble(tokenLifetime, sessionLifetime, count);
    }
}
