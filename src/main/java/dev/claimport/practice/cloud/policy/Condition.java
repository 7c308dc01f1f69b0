package dev.claimport.practice.cloud.policy;

import java.util.List;

/**
 * One line of a statement's {@code Condition}: an operator, a key and the values of the policy.
 *
 * @param operator as it is written, for people
 */
public record Condition(String operator, Test test, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }

    /** What is done with the values of the request. */
    public sealed interface Test {

        /** Whether the key must be absent, {@code true}, or present. */
        record Null() implements Test {}

        /** @param ifExists true for a key that is absent */
        record Compares(Quantifier quantifier, Operator operator, boolean ifExists) implements Test {}
    }

    /** For keys that have many values; {@link #ONE} without one. */
    public enum Quantifier {
        ONE,
        ALL_VALUES,
        ANY_VALUE
    }

    boolean holds(ContextKeys context) {
        List<String> asked = context.values(key);
        return switch (test) {
            case Test.Null _ -> values.stream().anyMatch(wanted -> Boolean.parseBoolean(wanted) == asked.isEmpty());
            case Test.Compares compares -> compares(compares, asked, context);
        };
    }

    private boolean compares(Test.Compares compares, List<String> asked, ContextKeys context) {
        if (asked.isEmpty()) {
            // Nothing is in any set, and nothing differs from everything (IAM, "Conditions with multiple context keys or values").
            return compares.ifExists || switch (compares.quantifier) {
                case ONE -> compares.operator.negated();
                case ALL_VALUES -> true;
                case ANY_VALUE -> false;
            };
        }
        return compares.quantifier == Quantifier.ALL_VALUES
                ? asked.stream().allMatch(value -> holds(compares.operator, value, context))
                : asked.stream().anyMatch(value -> holds(compares.operator, value, context));
    }

    private boolean holds(Operator operator, String asked, ContextKeys context) {
        return operator.negated() != values.stream().map(context::resolve).anyMatch(wanted -> operator.fits(asked, wanted));
    }

    @Override
    public String toString() {
        return operator + " " + key + " " + values;
    }
}
