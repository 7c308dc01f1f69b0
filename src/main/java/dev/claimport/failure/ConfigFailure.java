package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** What {@code ~/.aws} and the environment say about AWS cannot be used. */
public record ConfigFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** A file has a line that cannot be understood. Facts: {@code file}, {@code line}. */
        CONFIG_UNREADABLE,
        /** A setting has a value that it cannot have. Facts: {@code key}, {@code where} (a file, a profile or {@link Where}), {@code problem} (a {@link ValueProblem}). */
        CONFIG_VALUE_WRONG,
        /** No profile of this name. Facts: {@code profile}. */
        PROFILE_NOT_FOUND,
        /** A profile lacks what its kind needs. Facts: {@code profile}, {@code key}. */
        PROFILE_INCOMPLETE,
        /** A profile wants something that Claimport does not do. Facts: {@code profile}, {@code key}. */
        PROFILE_UNSUPPORTED,
        /** No SSO session of this name. Facts: {@code session}. */
        SSO_SESSION_NOT_FOUND,
        /** Profile and SSO session say different things. Facts: {@code profile}, {@code key}. */
        SSO_FORMS_CONFLICT,
        /** Profiles that are each other's source. Facts: {@code profiles}. */
        SOURCE_PROFILE_CIRCLE,
        /** The program that a profile gets its credentials from. Facts: {@code profile}, {@code problem} (a {@link LocalProblem}). */
        CREDENTIAL_PROCESS_FAILED
    }

    /** Where a setting stands that is in no file and no profile. */
    public enum Where implements Case {
        ENVIRONMENT;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A setting that cannot be used.
     *
     * @param where the file or profile; empty for the environment
     * @param problem a {@link ValueProblem}
     */
    public static ConfigFailure valueWrong(String key, String where, Problem problem) {
        return new ConfigFailure(Kind.CONFIG_VALUE_WRONG, Map.of("key", key, "where", where.isEmpty() ? Where.ENVIRONMENT : where, "problem", problem));
    }

    public ConfigFailure {
        facts = Map.copyOf(facts);
    }

    public ConfigFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
