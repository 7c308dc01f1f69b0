package dev.claimport.failure;

import java.util.Map;

/** What {@code ~/.aws} and the environment say about AWS cannot be used. */
public record ConfigFailure(Kind kind, Map<String, String> facts, String detail) implements Failure {

    public enum Kind {
        /** A file has a line that cannot be understood. Facts: {@code file}, {@code line}. */
        CONFIG_UNREADABLE,
        /** A setting has a value that it cannot have. Facts: {@code key}, {@code where} (a file, a profile or a word), {@code wanted}. */
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
        /** The program that a profile gets its credentials from. Facts: {@code profile}, {@code reason}. */
        CREDENTIAL_PROCESS_FAILED
    }

    public ConfigFailure {
        facts = Map.copyOf(facts);
    }

    public ConfigFailure(Kind kind, Map<String, String> facts) {
        this(kind, facts, "");
    }
}
