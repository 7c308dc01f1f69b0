package dev.claimport.failure;

import java.util.Map;

/** The profile of a family of devices cannot be used. */
public record ProfileFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** The file has mistakes. Facts: {@code file}, {@code problems} (a list of {@link Problem}). */
        DEVICE_PROFILE_INVALID,
        /** Neither built in nor one of the user's. Facts: {@code profile}, {@code known}. */
        DEVICE_PROFILE_NOT_FOUND
    }

    public ProfileFailure {
        facts = Map.copyOf(facts);
    }

    public ProfileFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
