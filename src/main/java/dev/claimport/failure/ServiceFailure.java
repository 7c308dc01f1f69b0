package dev.claimport.failure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * AWS answered, with an error.
 *
 * @param code the service's own error code, such as {@code ResourceNotFoundException}; empty where it says nothing more than the kind
 * @param action the IAM action that is not allowed, such as {@code iot:DescribeThing}; empty for other kinds
 */
public record ServiceFailure(Kind kind, String code, String action, Map<String, ?> facts, String detail) implements Failure {

    private static final String CODE = "code";
    private static final String ACTION = "action";

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
        /** The clock of this computer is too far off for signatures. Facts: {@code amount}, {@code way}. Made by {@link #clockSkew}. */
        CLOCK_SKEW,
        /** 5xx after the retries. Facts: {@code operation}, {@code status}. */
        SERVICE_UNAVAILABLE,
        /** A success whose content cannot be understood. Facts: {@code operation}. */
        ANSWER_UNREADABLE
    }

    /** In which unit and which way a clock is off. */
    public enum Way implements Case {
        MINUTES_AHEAD,
        MINUTES_BEHIND,
        HOURS_AHEAD,
        HOURS_BEHIND,
        DAYS_AHEAD,
        DAYS_BEHIND;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ServiceFailure {
        Map<String, Object> all = new HashMap<>(facts);
        putUnlessEmpty(all, CODE, code);
        putUnlessEmpty(all, ACTION, action);
        facts = Map.copyOf(all);
    }

    /** Code and action are those that the texts mention. */
    public ServiceFailure(Kind kind, Map<String, ?> facts, String detail) {
        this(kind, Objects.toString(facts.get(CODE), ""), Objects.toString(facts.get(ACTION), ""), facts, detail);
    }

    public ServiceFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }

    /** Whether the request was refused with this error code of the service. */
    public boolean isRefusedWith(String errorCode) {
        return kind == Kind.REQUEST_REFUSED && code.equals(errorCode);
    }

    /** The same failure after so many attempts. */
    public ServiceFailure after(int attempts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("attempts", attempts);
        return new ServiceFailure(kind, code, action, all, detail);
    }

    /** @param ahead by how much the clock of this computer is ahead of AWS; negative when it is behind */
    public static ServiceFailure clockSkew(Duration ahead, String detail) {
        Duration size = ahead.abs();
        long minutes = size.plusSeconds(30).toMinutes();
        long hours = size.plusMinutes(30).toHours();
        if (minutes < 120) {
            return clockSkew(minutes, ahead.isNegative() ? Way.MINUTES_BEHIND : Way.MINUTES_AHEAD, detail);
        }
        return hours < 48
                ? clockSkew(hours, ahead.isNegative() ? Way.HOURS_BEHIND : Way.HOURS_AHEAD, detail)
                : clockSkew(size.plusHours(12).toDays(), ahead.isNegative() ? Way.DAYS_BEHIND : Way.DAYS_AHEAD, detail);
    }

    private static ServiceFailure clockSkew(long amount, Way way, String detail) {
        return new ServiceFailure(Kind.CLOCK_SKEW, Map.of("amount", amount, "way", way), detail);
    }

    private static void putUnlessEmpty(Map<String, Object> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
