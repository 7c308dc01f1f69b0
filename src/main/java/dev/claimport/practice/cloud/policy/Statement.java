package dev.claimport.practice.cloud.policy;

import dev.claimport.claim.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param place in its document, from 0
 * @param allows or else denies
 */
record Statement(int place, Optional<String> sid, boolean allows, List<String> actions, List<String> resources, List<Condition> conditions) {

    Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** Actions are told apart without regard to case, as in IAM. */
    boolean names(PolicyAction action) {
        String asked = action.actionName().toLowerCase(Locale.ROOT);
        return actions.stream().anyMatch(pattern -> Wildcards.match(pattern.toLowerCase(Locale.ROOT), asked));
    }

    /** By its text: MQTT's wildcards are characters like all others in a policy. */
    boolean covers(String resource, ContextKeys context) {
        return resources.stream().anyMatch(pattern -> Wildcards.match(context.resolve(pattern), resource));
    }

    /** The first condition that does not hold. */
    Optional<Condition> unmet(ContextKeys context) {
        return conditions.stream().filter(condition -> !condition.holds(context)).findFirst();
    }
}
