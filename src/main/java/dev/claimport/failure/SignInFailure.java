package dev.claimport.failure;

import java.util.Map;

/** The technician is not signed in, or could not be. */
public record SignInFailure(Kind kind, Map<String, String> facts, String detail) implements Failure {

    public enum Kind {
        /** Nothing in the default chain. Facts: none. */
        NO_CREDENTIALS,
        /** Nothing says which region. Facts: none. */
        NO_REGION,
        /** The technician, or an administrator, refused in the browser. Facts: none. */
        SIGN_IN_DENIED,
        /** The code was not confirmed in time. Facts: {@code minutes}. */
        SIGN_IN_TIMEOUT,
        /** Identity Center does not know this start URL in this region. Facts: {@code url}, {@code region}. */
        START_URL_WRONG,
        /** The session token is no longer accepted. Facts: none. */
        SIGNED_OUT,
        /** The user has no account, or no role in it. Facts: none. */
        NO_ROLES
    }

    public SignInFailure {
        facts = Map.copyOf(facts);
    }

    public SignInFailure(Kind kind, Map<String, String> facts) {
        this(kind, facts, "");
    }
}
