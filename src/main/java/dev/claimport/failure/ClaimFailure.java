package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** The claim itself cannot be used. */
public record ClaimFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Its five minutes are over. Facts: {@code expired} (an instant). */
        CLAIM_EXPIRED,
        /** What the service sent does not hold together: id, key or validity. Facts: {@code flaw} ({@link Flaw}). */
        CLAIM_INVALID
    }

    /** What does not hold together. */
    public enum Flaw implements Case {
        CERTIFICATE_UNREADABLE,
        CERTIFICATE_UNUSABLE,
        ID_MALFORMED,
        ID_OF_ANOTHER,
        KEY_OF_ANOTHER,
        EXPIRY_OF_ANOTHER;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A claim that does not hold together. @param detail the cause, where there is one */
    public static ClaimFailure invalid(Flaw flaw, String detail) {
        return new ClaimFailure(Kind.CLAIM_INVALID, Map.of("flaw", flaw), detail);
    }

    public ClaimFailure {
        facts = Map.copyOf(facts);
    }

    public ClaimFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
