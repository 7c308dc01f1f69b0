package dev.claimport.practice.cloud.policy;

import dev.claimport.claim.Wildcards;
import java.util.Optional;
import java.util.function.BiPredicate;

/** How a condition compares one value of the request with one of the policy's (IAM's reference, "Condition operators"). */
public enum Operator {
    STRING_EQUALS("StringEquals", false, String::equals),
    STRING_NOT_EQUALS("StringNotEquals", true, String::equals),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, String::equalsIgnoreCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, String::equalsIgnoreCase),
    STRING_LIKE("StringLike", false, Operator::like),
    STRING_NOT_LIKE("StringNotLike", true, Operator::like),
    BOOL("Bool", false, String::equalsIgnoreCase),
    IP_ADDRESS("IpAddress", false, AddressRange::holds),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressRange::holds),
    ARN_EQUALS("ArnEquals", false, Operator::sameArn),
    ARN_LIKE("ArnLike", false, Operator::sameArn),
    ARN_NOT_EQUALS("ArnNotEquals", true, Operator::sameArn),
    ARN_NOT_LIKE("ArnNotLike", true, Operator::sameArn);

    private static final int ARN_PARTS = 6;

    private final String written;
    private final boolean negated;
    private final BiPredicate<String, String> holds;

    Operator(String written, boolean negated, BiPredicate<String, String> holds) {
        this.written = written;
        this.negated = negated;
        this.holds = holds;
    }

    static Optional<Operator> of(String written) {
        for (Operator operator : values()) {
            if (operator.written.equals(written)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether it wants none of the policy's values to fit. */
    boolean negated() {
        return negated;
    }

    /** Whether a value of the request fits one of the policy's, negation aside. */
    boolean fits(String asked, String wanted) {
        return holds.test(asked, wanted);
    }

    private static boolean like(String asked, String wanted) {
        return Wildcards.match(wanted, asked);
    }

    /** Part by part, so that a star does not lead beyond a colon; the last part is the rest. */
    private static boolean sameArn(String asked, String wanted) {
        String[] parts = asked.split(":", ARN_PARTS);
        String[] patterns = wanted.split(":", ARN_PARTS);
        if (parts.length != ARN_PARTS || patterns.length != ARN_PARTS) {
            return false;
        }
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!Wildcards.match(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }
}
