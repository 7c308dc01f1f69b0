package dev.claimport.aws.sdk;

import dev.claimport.aws.RetryRules;
import dev.claimport.failure.Failure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import java.util.Map;
import java.util.Optional;

/** Says which failure a service's error is. */
@FunctionalInterface
public interface RefusalReader {

    /** The failure, or empty where the caller wants the service's own exception. */
    Optional<Failure> read(Refusal refusal);

    /** What an error means in every service. The error code counts first, the HTTP status second. */
    static Failure common(Refusal refusal) {
        if (RetryRules.isThrottled(refusal.code()) || refusal.status() == 429) {
            return new ServiceFailure(ServiceFailure.Kind.THROTTLED,
                    Map.of("operation", refusal.operation(), "attempts", 1), refusal.detail());
        }
        if (refusal.status() >= 500) {
            return new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE,
                    Map.of("operation", refusal.operation(), "status", String.valueOf(refusal.status())), refusal.detail());
        }
        if (refusal.code().isEmpty()) {
            return new NetworkFailure(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", refusal.host()), refusal.detail());
        }
        return new ServiceFailure(ServiceFailure.Kind.REQUEST_REFUSED,
                Map.of("operation", refusal.operation(), "code", refusal.code()), refusal.detail());
    }
}
