package dev.claimport.iot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What IAM and Lambda have of a template's surroundings. Nothing is changed by it. Each may be refused: a
 * {@link dev.claimport.failure.FailureException} of the {@code ServiceFailure}, {@code NetworkFailure} or {@code SignInFailure} family.
 */
public interface BesideReader extends AutoCloseable {

    /** GetRole, ListAttachedRolePolicies, ListRolePolicies and GetRolePolicy; empty where there is no such role. @param name without its path */
    Optional<Role> role(String name);

    /** GetFunctionConfiguration and GetPolicy of Lambda. @param arn of the function */
    Function function(String arn);

    @Override
    void close();

    /**
     * @param trust the JSON of its trust policy
     * @param managedPolicies their ARNs
     * @param policies the JSON of its own
     * @param age since it was made; empty where that is not said
     */
    record Role(String trust, List<String> managedPolicies, List<String> policies, Optional<Duration> age) {}

    /** @param timeoutSeconds 0 where it is not said @param permission the JSON of its resource policy; empty where it has none */
    record Function(boolean exists, int timeoutSeconds, String runtime, Optional<String> permission) {

        static final Function NONE = new Function(false, 0, "", Optional.empty());
    }
}
