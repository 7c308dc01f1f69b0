package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import dev.claimport.signin.console.LoginCache;
import dev.claimport.time.TimeSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The credentials of a sign-in by {@code aws login}, and what botocore says where there are none. */
final class ConsoleKeys {

    private static final Set<SignInFailure.Kind> ALL =
            EnumSet.range(SignInFailure.Kind.CONSOLE_SIGN_IN_NEEDED, SignInFailure.Kind.CONSOLE_PROFILE_TAKEN);
    private static final String UNLOADABLE = "Error loading login session token: ";

    private final Session session;
    private final TimeSource time;

    ConsoleKeys(Session session, TimeSource time) {
        this.session = session;
        this.time = time;
    }

    AccessKeys of(Map<String, String> profile) {
        String name = profile.get("login_session");
        try {
            AwsNetwork network = session.base().network();
            // The region of the sign-in, where the profile says it: no other one refreshes it.
            String region = profile.containsKey("region") ? profile.get("region") : session.region().orElse("");
            try (ConsoleSession kept = ConsoleSignIn.kept(name, LoginCache.of(session.environment(), time), region,
                    session.base().endpoint("SIGNIN", "signin"), network, time).orElseThrow(() -> wrong(missing(" for session " + name)))) {
                return kept.keys();
            }
        } catch (FailureException e) {
            throw wrong(words(e));
        }
    }

    /** Whether it is a sign-in with the console's credentials that failed. */
    static boolean isAbout(Failure failure) {
        return failure instanceof SignInFailure signIn && ALL.contains(signIn.kind());
    }

    static String words(FailureException e) {
        if (!(e.failure() instanceof SignInFailure failure)) {
            return UNLOADABLE + e.failure().id();
        }
        return switch (failure.kind()) {
            case CONSOLE_SESSION_OVER, SIGNED_OUT -> "Your session has expired. Please reauthenticate using 'aws login'.";
            case CONSOLE_PASSWORD_CHANGED -> "Unable to refresh credentials because of a change in your password. Please reauthenticate with your new password.";
            case CONSOLE_NOT_PERMITTED -> "Unable to refresh credentials due to insufficient permissions."
                    + " You may be missing permission for the 'CreateOAuth2Token' action.";
            case CONSOLE_SIGN_IN_NEEDED -> missing("");
            case CONSOLE_FILE_BROKEN -> UNLOADABLE + "Failed to load access token from token cache, missing required fields: " + failure.detail() + ".";
            default -> UNLOADABLE + failure.id();
        };
    }

    /** The words of botocore, credentials.py. */
    private static String missing(String of) {
        return UNLOADABLE + "Unable to load a existing login session" + of + ". Please reauthenticate with 'aws login'.";
    }

    private static RuntimeException wrong(String why) {
        return Problem.general(why).exception();
    }
}
