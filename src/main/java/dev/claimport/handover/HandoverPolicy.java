package dev.claimport.handover;

import java.time.Duration;

/**
 * The limits of a hand-over.
 *
 * @param leastRemaining a claim with less time left is replaced before it is sent
 * @param replug how long an unplugged device is waited for
 * @param statusInterval how often a registering device is asked
 * @param registration how long a device may stay in one state of its registration
 * @param confirmation how long the registry may take to show the thing
 */
public record HandoverPolicy(
        Duration leastRemaining, Duration replug, Duration statusInterval, Duration registration, Duration confirmation) {

    /** So long a slow hand-over may take from sign-in to confirmed: a session that ends sooner would cut it off in the middle. */
    public static final Duration SESSION_NEEDED = Duration.ofMinutes(10);

    public static final HandoverPolicy USUAL = new HandoverPolicy(Duration.ofSeconds(60), HandoverWait.CABLE.limit(),
            Duration.ofMillis(200), HandoverWait.REGISTRATION.limit(), HandoverWait.REGISTRY.limit());
}
