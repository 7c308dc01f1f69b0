package dev.claimport.failure;

import java.util.Map;

/** The technician is not signed in, or could not be. */
public record SignInFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** Nothing in the default chain. Facts: none. */
        NO_CREDENTIALS,
        /** Nothing says which region. Facts: none. */
        NO_REGION,
        /** Nothing says at which access portal. Facts: none. */
        NO_START_URL,
        /** The technician, or an administrator, refused in the browser. Facts: none. */
        SIGN_IN_DENIED,
        /** Nobody finished it in the browser in time. Facts: {@code minutes}. */
        SIGN_IN_TIMEOUT,
        /** Identity Center does not know this start URL in this region. Facts: {@code url}, {@code region}. */
        START_URL_WRONG,
        /** What was given as start URL is not an https address, so nobody was asked. Facts: {@code url}. */
        START_URL_INVALID,
        /** The browser came back with an error that nothing shows to be of our sign-in. Facts: {@code error}. */
        SIGN_IN_ENDED,
        /** The session token is no longer accepted. Facts: none. */
        SIGNED_OUT,
        /** The session cannot be renewed and ends too soon. Facts: {@code ends} (an instant). */
        SESSION_ENDING,
        /** A profile's SSO session has no sign-in that could be used. Facts: {@code session}. */
        SIGN_IN_NEEDED,
        /** What was typed is not what the multi-factor device showed. Facts: {@code device} (serial number or ARN). */
        MFA_CODE_WRONG,
        /** The browser came back with another sign-in than ours. Facts: none. */
        SIGN_IN_FORGED,
        /** No port of this computer could be opened for the browser to come back to. Facts: none. */
        CALLBACK_PORT_FAILED,
        /** Something else keeps asking at the port that waits for the browser. Facts: {@code requests}. */
        CALLBACK_DISTURBED,
        /** The user has no account, or no role in it. Facts: none. */
        NO_ROLES,
        /** The user does not have this role there. Facts: {@code role}, {@code account}. */
        ROLE_NOT_ASSIGNED
    }

    public SignInFailure {
        facts = Map.copyOf(facts);
    }

    public SignInFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
