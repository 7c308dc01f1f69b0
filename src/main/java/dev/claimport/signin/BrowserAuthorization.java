package dev.claimport.signin;

import java.net.URI;
import java.time.Instant;

/**
 * A sign-in that the browser itself brings back to this computer (RFC 8252, section 7.3; Identity Center OIDC, authorization
 * code with PKCE). Claimport listens for it already.
 *
 * @param page where the technician signs in; only a browser on this computer comes back from there
 */
public record BrowserAuthorization(URI page, Instant expiresAt) implements Challenge {

    /** Leaves the query out: with it, somebody else could come back in the browser's place. */
    @Override
    public String toString() {
        return "BrowserAuthorization[" + page.getHost() + ", " + expiresAt + "]";
    }
}
