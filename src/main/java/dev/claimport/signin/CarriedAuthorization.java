package dev.claimport.signin;

import java.net.URI;
import java.time.Instant;

/**
 * A sign-in in a browser on any device, from which somebody carries a text here.
 *
 * @param page where the technician signs in, and which shows the text then
 */
public record CarriedAuthorization(URI page, Instant expiresAt) implements Challenge {

    /** Leaves the query out. */
    @Override
    public String toString() {
        return "CarriedAuthorization[" + page.getHost() + ", " + expiresAt + "]";
    }
}
