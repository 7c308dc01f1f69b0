package dev.claimport.practice.cloud.policy;

import dev.claimport.claim.Wildcards;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A statement of a policy, of AWS IoT or of IAM.
 *
 * @param place in its document, from 0
 * @param allows or else denies
 */
public record Statement(int place, Optional<String> sid, boolean allows, Words actions, Words resources, List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /** Patterns with wildcards. @param except whether all else is meant, as by {@code NotAction} and {@code NotResource} */
    public record Words(List<String> patterns, boolean except) {

        public Words {
            patterns = List.copyOf(patterns);
        }

        private boolean mean(Predicate<String> fits) {
            return except != patterns.stream().anyMatch(fits);
        }
    }

    /** Actions are told apart without regard to case. @param action such as {@code iot:Connect} */
    public boolean names(String action) {
        String asked = action.toLowerCase(Locale.ROOT);
        return actions.mean(pattern -> Wildcards.match(pattern.toLowerCase(Locale.ROOT), asked));
    }

    /** By its text: MQTT's wildcards are characters like all others in a policy. */
    public boolean covers(String resource, ContextKeys context) {
        return resources.mean(pattern -> Wildcards.match(context.resolve(pattern), resource));
    }

    /** Whether it decides over a request. */
    public boolean applies(String action, String resource, ContextKeys context) {
        return names(action) && covers(resource, context) && unmet(context).isEmpty();
    }

    /** The first condition that does not hold. */
    Optional<Condition> unmet(ContextKeys context) {
        return conditions.stream().filter(condition -> !condition.holds(context)).findFirst();
    }
}
