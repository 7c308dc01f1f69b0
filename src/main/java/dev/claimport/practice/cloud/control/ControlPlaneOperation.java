package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Answer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One call of the control plane.
 *
 * @param action the IAM action that it needs
 * @param resource on which, from the caller's account and the name in the path
 */
record ControlPlaneOperation(String action, BiFunction<Arns, String, String> resource, Function<IotRequest, Answer> handler) {

    /** An operation that IAM knows no resources for. */
    static ControlPlaneOperation onEverything(String action, Function<IotRequest, Answer> handler) {
        return new ControlPlaneOperation(action, (_, _) -> "*", handler);
    }
}
