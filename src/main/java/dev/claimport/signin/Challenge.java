package dev.claimport.signin;

import java.net.URI;
import java.time.Instant;

/** What the technician has to do in the browser to be signed in. */
public sealed interface Challenge permits BrowserAuthorization, CarriedAuthorization, DeviceAuthorization {

    /** The page to open. */
    URI page();

    /** Until when it waits for the technician. */
    Instant expiresAt();
}
