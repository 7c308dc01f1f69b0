package dev.claimport.practice.cloud.identity;

import java.time.Instant;
import java.util.Set;

/** A program that signs people in (RegisterClient). */
record RegisteredClient(String id, String secret, String name, Set<String> scopes, Instant expiresAt) {

    /** Needed for a refresh token. */
    static final String ACCOUNT_ACCESS = "sso:account:access";

    RegisteredClient {
        scopes = Set.copyOf(scopes);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "RegisteredClient[" + id + ", " + name + "]";
    }
}
