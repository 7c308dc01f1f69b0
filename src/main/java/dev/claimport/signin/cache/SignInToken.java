package dev.claimport.signin.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sign-in at Identity Center consists of, complete enough to be renewed by whoever has it.
 *
 * @param region of Identity Center
 * @param client what it was issued to; empty in files of old tools, which cannot be renewed
 * @param refreshToken empty when it cannot be renewed
 */
public record SignInToken(
        String startUrl, String region, String accessToken, Instant expiresAt, Optional<Client> client, Optional<String> refreshToken) {

    /** A registered client (OIDC API, RegisterClient); the registration ends some day, and renewing with it. */
    public record Client(String id, String secret, Instant expiresAt) {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Client[" + expiresAt + "]";
        }
    }

    /** Whether somebody may try to renew it. */
    public boolean isRenewable(Instant now) {
        return refreshToken.isPresent() && client.filter(found -> now.isBefore(found.expiresAt())).isPresent();
    }

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
        return "SignInToken[" + startUrl + ", " + expiresAt + "]";
    }
}
