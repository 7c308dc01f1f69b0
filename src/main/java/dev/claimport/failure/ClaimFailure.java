package dev.claimport.failure;

import java.util.Map;

/** The claim itself cannot be used. */
public record ClaimFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Its five minutes are over. Facts: {@code expired} (an instant). */
        CLAIM_EXPIRED,
        /** What the service sent does not hold together: id, key or validity. Facts: {@code reason}. */
        CLAIM_INVALID
    }

    public ClaimFailure {
        facts = Map.copyOf(facts);
    }

    public ClaimFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
