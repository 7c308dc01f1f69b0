package dev.claimport.practice.cloud.identity;

import java.time.Instant;

/**
 * A device code that waits for somebody to confirm it, as it stands now (RFC 8628).
 *
 * @param formToken known only to who has read the page on which the code is confirmed
 * @param lastPoll when the client asked last; before the first time, {@link Instant#MIN}
 */
record DeviceGrant(
        String deviceCode, String userCode, String formToken, RegisteredClient client, Instant expiresAt, State state, Instant lastPoll) {

    enum State {
        PENDING,
        ALLOWED,
        DENIED
    }

    DeviceGrant decided(boolean allow) {
        return new DeviceGrant(deviceCode, userCode, formToken, client, expiresAt, allow ? State.ALLOWED : State.DENIED, lastPoll);
    }

    DeviceGrant polled(Instant now) {
        return new DeviceGrant(deviceCode, userCode, formToken, client, expiresAt, state, now);
    }

    /** Leaves out what is as good as the sign-in itself. */
    @Override
    public String toString() {
        return "DeviceGrant[" + userCode + ", " + client + ", " + state + "]";
    }
}
