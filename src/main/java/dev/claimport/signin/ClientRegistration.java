package dev.claimport.signin;

import java.time.Instant;

/** Claimport as Identity Center knows it (OIDC API, RegisterClient); good for about 90 days. */
record ClientRegistration(String clientId, String clientSecret, Instant expiresAt) {

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "ClientRegistration[" + expiresAt + "]";
    }
}
