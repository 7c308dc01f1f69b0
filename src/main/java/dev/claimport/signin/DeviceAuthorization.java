package dev.claimport.signin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in that waits for the technician to confirm a code in the browser (RFC 8628; Identity Center OIDC API,
 * StartDeviceAuthorization).
 *
 * @param userCode to be compared with what the browser shows
 * @param completeUri the page with the code filled in
 * @param interval how often to ask
 */
public record DeviceAuthorization(
        String userCode, URI verificationUri, URI completeUri, Instant expiresAt, Duration interval, String deviceCode)
        implements Challenge {

    @Override
    public URI page() {
        return completeUri;
    }

    /** Leaves the device code out, which is as good as the sign-in itself. */
    @Override
    public String toString() {
        return "DeviceAuthorization[" + userCode + ", " + completeUri + "]";
    }
}
