package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/** A program that signs people in (RegisterClient). */
record RegisteredClient(String id, String secret, ClientMetadata metadata, Instant expiresAt) {

    /** Needed for a refresh token. */
    static final String ACCOUNT_ACCESS = "sso:account:access";

    String name() {
        return metadata.name();
    }

    Set<String> scopes() {
        return metadata.scopes();
    }

    boolean mayUse(String grantType) {
        return metadata.grants().isEmpty() || metadata.grants().contains(grantType);
    }

    /** @throws Refusal {@code UnauthorizedClientException} when it did not register for this way to a token */
    void demand(String grantType) {
        if (!mayUse(grantType)) {
            throw OidcRefusals.unauthorizedClient();
        }
    }

    boolean covers(URI redirectUri) {
        return metadata.redirectUris().stream().anyMatch(registered -> RedirectUris.covers(registered, redirectUri));
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
        return "RegisteredClient[" + id + ", " + name() + "]";
    }
}
