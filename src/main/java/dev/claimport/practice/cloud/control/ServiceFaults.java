package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.util.concurrent.atomic.AtomicInteger;

/** The troubles of the service itself, as a scenario wants them. Thread-safe. */
final class ServiceFaults {

    private final boolean unavailable;
    private final AtomicInteger throttledClaims;

    /**
     * @param unavailable nothing is answered
     * @param throttledClaims so many requests for claims are throttled
     */
    ServiceFaults(boolean unavailable, int throttledClaims) {
        this.unavailable = unavailable;
        this.throttledClaims = new AtomicInteger(throttledClaims);
    }

    /** @throws Refusal 503 {@code ServiceUnavailableException} */
    void beforeEverything() {
        if (unavailable) {
            throw new HttpRefusal(503, "ServiceUnavailableException", "The service is temporarily unavailable.");
        }
    }

    /** @throws Refusal as {@link #throttled} */
    void beforeClaim() {
        if (throttledClaims.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw throttled();
        }
    }

    /** 400 {@code ThrottlingException}: AWS IoT has no 429. */
    static HttpRefusal throttled() {
        return new HttpRefusal(400, "ThrottlingException", "Rate exceeded");
    }
}
