package dev.claimport.practice.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * How the practice sign-in misbehaves.
 *
 * @param tokenLifetime of an access token; Identity Center: an hour for a client that can renew it, up to eight for one that cannot
 * @param sessionLifetime how long after the sign-in tokens can be renewed; an organisation's to choose
 * @param passwordChange so long after a console sign-in the user's password is changed, which ends what was signed in with the old one
 * @param throttled so many requests for a sign-in, and so many to the portal, are refused before one gets through
 */
public record SignInTrouble(Duration tokenLifetime, Duration sessionLifetime, Optional<Duration> passwordChange, int throttled) {

    /** A working day, and nobody in the way. */
    public static final SignInTrouble NONE = new SignInTrouble(Duration.ofHours(8), Duration.ofDays(7), Optional.empty(), 0);

    public SignInTrouble withTokenLifetime(Duration lifetime) {
        return new SignInTrouble(lifetime, sessionLifetime, passwordChange, throttled);
    }

    public SignInTrouble withSessionLifetime(Duration lifetime) {
        return new SignInTrouble(tokenLifetime, lifetime, passwordChange, throttled);
    }

    public SignInTrouble withThrottled(int count) {
        return new SignInTrouble(tokenLifetime, sessionLifetime, passwordChange, count);
    }

    public SignInTrouble withPasswordChange(Duration after) {
        return new SignInTrouble(tokenLifetime, sessionLifetime, Optional.of(after), throttled);
    }
}
