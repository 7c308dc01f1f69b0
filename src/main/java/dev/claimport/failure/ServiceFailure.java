package dev.claimport.failure;

import java.util.Map;

/** AWS answered, with an error. */
public record ServiceFailure(Kind kind, Map<String, String> facts, String detail) implements Failure {

    public enum Kind {
        /** 403: the role lacks the permission. Facts: {@code action}, {@code resource}. */
        NOT_ALLOWED,
        /** 404 for a template. Facts: {@code template}, {@code region}. */
        TEMPLATE_NOT_FOUND,
        /** The template is not enabled. Facts: {@code template}. */
        TEMPLATE_DISABLED,
        /** The template is of another type than FLEET_PROVISIONING. Facts: {@code template}, {@code type}. */
        TEMPLATE_WRONG_TYPE,
        /** Any other refusal of the request. Facts: {@code operation}, {@code code}. */
        REQUEST_REFUSED,
        /** Still throttled after the retries. Facts: {@code operation}, {@code attempts}. */
        THROTTLED,
        /** The session credentials have expired. Facts: {@code operation}. */
        SESSION_EXPIRED,
        /** Access key unknown, or the signature does not match. Facts: {@code operation}, {@code code}. */
        CREDENTIALS_REFUSED,
        /** The clock of this computer is too far off for signatures. Facts: {@code amount}, {@code way} (such as 10 and "minutes behind"). */
        CLOCK_SKEW,
        /** 5xx after the retries. Facts: {@code operation}, {@code status}. */
        SERVICE_UNAVAILABLE,
        /** A success whose content cannot be understood. Facts: {@code operation}. */
        ANSWER_UNREADABLE
    }

    public ServiceFailure {
        facts = Map.copyOf(facts);
    }

    public ServiceFailure(Kind kind, Map<String, String> facts) {
        this(kind, facts, "");
    }
}
