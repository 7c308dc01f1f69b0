package dev.claimport.aws.sdk;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/**
 * An error that a service answered with.
 *
 * @param operation such as {@code DescribeThing}
 * @param status of HTTP
 * @param code the service's error code; empty where the answer has none, so that it may not be the service's at all
 * @param message the first line of the service's words, fit to be shown
 * @param clockAhead how far this computer's clock is ahead of the service's
 */
public record Refusal(
        SdkRequest request, String operation, String host, int status, String code, String message, Optional<Duration> clockAhead) {

    /** The technical cause for a failure: status, code and words. */
    public String detail() {
        return (operation + ": HTTP " + status + " " + code + " " + message).strip();
    }

    /** A text field of the request, such as {@code templateName}; empty when it has none. */
    public String requestField(String name) {
        return request.getValueForField(name, String.class).orElse("");
    }
}
