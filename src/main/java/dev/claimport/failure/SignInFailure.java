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
        ROLE_NOT_ASSIGNED,
        /** A profile's sign-in with the console's credentials is not there. Facts: {@code session} (an ARN). */
        CONSOLE_SIGN_IN_NEEDED,
        /** The sign-in with the console's credentials has run out. Facts: none. */
        CONSOLE_SESSION_OVER,
        /** The password was changed since the sign-in. Facts: none. */
        CONSOLE_PASSWORD_CHANGED,
        /** The user may not take the console's sign-in to other programs. Facts: none. */
        CONSOLE_NOT_PERMITTED,
        /** The code of the browser has run out, or was used. Facts: none. */
        CONSOLE_CODE_EXPIRED,
        /** What was pasted is not what the page shows. Facts: none. */
        CONSOLE_CODE_WRONG,
        /** What was pasted is another sign-in's. Facts: none. */
        CONSOLE_CODE_FOREIGN,
        /** The file of a sign-in is damaged, or lacks something. Facts: {@code file}. */
        CONSOLE_FILE_BROKEN,
        /** The service takes the sign-in for none of its own: another region's, most likely, or another key's. Facts: {@code region}. */
        CONSOLE_REFUSED,
        /** There is no such service there. Facts: {@code region}. */
        CONSOLE_NOT_IN_REGION,
        /** A profile signs in another way already. Facts: {@code profile}, {@code key}. */
        CONSOLE_PROFILE_TAKEN
    }

    /** Whether there is nothing left to be renewed: somebody has to sign in again. */
    public boolean endsSession() {
        return kind == Kind.SIGNED_OUT || kind == Kind.CONSOLE_SESSION_OVER || kind == Kind.CONSOLE_PASSWORD_CHANGED || kind == Kind.CONSOLE_NOT_PERMITTED;
    }

    public SignInFailure {
        facts = Map.copyOf(facts);
    }

    public SignInFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
