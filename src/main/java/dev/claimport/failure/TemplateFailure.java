package dev.claimport.failure;

import java.util.Map;

/** The template, or what was entered for it, does not fit. Found before anything is asked of AWS. */
public record TemplateFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Not 1 to 36 letters, digits, dashes and underscores. Facts: {@code template}. */
        TEMPLATE_NAME_INVALID,
        /** The body of the template cannot be evaluated. Facts: {@code template}, {@code problem} (a {@link Problem}). */
        TEMPLATE_UNREADABLE,
        /**
         * There is something in the template that Claimport does not know, and AWS IoT may: no reason not to go on. Facts: {@code template},
         * {@code problem} (a {@link Problem}).
         */
        TEMPLATE_NOT_UNDERSTOOD,
        /** The template makes no thing, so that nothing can be confirmed. Facts: {@code template}. */
        TEMPLATE_WITHOUT_THING,
        /** A parameter without default that neither device nor technician supplies. Facts: {@code template}, {@code parameters}. */
        PARAMETER_MISSING,
        /** The template makes something of the parameters that AWS IoT does not take. Facts: {@code template}, {@code problem} (a {@link Problem}). */
        PARAMETERS_REFUSED,
        /** A parameter that the template does not declare. Facts: {@code template}, {@code parameters}, {@code known}. */
        PARAMETER_UNKNOWN
    }

    public TemplateFailure {
        facts = Map.copyOf(facts);
    }

    public TemplateFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
