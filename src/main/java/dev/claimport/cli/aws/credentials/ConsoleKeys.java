package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.Causes;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.http.NetworkErrors;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.console.ConsoleSession;
import dev.claimport.signin.console.ConsoleSignIn;
import dev.claimport.signin.console.LoginCache;
import dev.claimport.signin.console.TokenRefusedException;
import dev.claimport.signin.console.UnfitLoginException;
import dev.claimport.signin.console.UnfitLoginException.Fault;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The credentials of a sign-in by {@code aws login}, and what botocore says where there are none. */
final class ConsoleKeys {

    private static final Set<SignInFailure.Kind> ALL =
            EnumSet.range(SignInFailure.Kind.CONSOLE_SIGN_IN_NEEDED, SignInFailure.Kind.CONSOLE_PROFILE_TAKEN);
    private static final String UNSPECIFIED = "An unspecified error happened when resolving AWS credentials or refreshing a login session profile.";
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
                    session.base().endpoint("SIGNIN", "signin"), network, time).orElseThrow(() -> missing(name).exception())) {
                return keys(kept, network);
            }
        } catch (FailureException e) {
            throw problem(e, name).exception();
        }
    }

    private static AccessKeys keys(ConsoleSession kept, AwsNetwork network) {
        try {
            return kept.keys();
        } catch (FailureException e) {
            Optional<IOException> broken = Causes.find(e, IOException.class);
            if (broken.isPresent()) {
                URI url = kept.tokenAddress();
                throw Problem.general(NetworkErrors.message(broken.get(), url, network.proxies().said(url))).exception();
            }
            throw e;
        }
    }

    /** Whether it is a sign-in with the console's credentials that failed. */
    static boolean isAbout(FailureException failed) {
        return failed.failure() instanceof SignInFailure signIn && ALL.contains(signIn.kind()) || Causes.find(failed, TokenRefusedException.class).isPresent();
    }

    /**
     * The words of botocore (credentials.py, exceptions.py), as AWS CLI 2.36.17 prints them.
     *
     * @param name the value of {@code login_session}
     */
    static Problem problem(FailureException failed, String name) {
        if (failed.failure() instanceof SignInFailure failure) {
            switch (failure.kind()) {
                case CONSOLE_SESSION_OVER, SIGNED_OUT -> {
                    return Problem.general("Your session has expired. Please reauthenticate using 'aws login'.");
                }
                case CONSOLE_PASSWORD_CHANGED -> {
                    return Problem.general("Unable to refresh login credentials because of a change in your password."
                            + " Please reauthenticate with your new password using 'aws login'.");
                }
                case CONSOLE_NOT_PERMITTED -> {
                    return Problem.general("Unable to create or refresh login credentials due to insufficient permissions."
                            + " You may be missing permission for the 'signin:CreateOAuth2Token' action.");
                }
                case CONSOLE_SIGN_IN_NEEDED -> {
                    return missing(name);
                }
                case CONSOLE_FILE_BROKEN -> {
                    return unfit(Causes.find(failed, UnfitLoginException.class).map(UnfitLoginException::fault).orElse(Fault.UNREADABLE), name);
                }
                default -> { }
            }
        }
        return Causes.find(failed, TokenRefusedException.class).filter(refused -> refused.status() != 401 && refused.status() != 403)
                .map(ConsoleKeys::refused).orElseGet(() -> Problem.general(UNSPECIFIED));
    }

    /** What the AWS CLI does not expect of the service it says as it says it of any. */
    private static Problem refused(TokenRefusedException said) {
        String code = said.type().isEmpty() ? String.valueOf(said.status()) : said.type();
        String retries = said.status() >= 500 ? " (reached max retries: 2)" : "";
        Fields error = new Fields().with("Message", Text.of(said.getMessage())).with("Code", Text.of(code));
        return new Problem.Refused("An error occurred (" + code + ") when calling the CreateOAuth2Token operation" + retries + ": " + said.getMessage(),
                said.error().isEmpty() ? error : error.with("error", Text.of(said.error())));
    }

    private static Problem unfit(Fault fault, String name) {
        return switch (fault) {
            // Its cache finds nothing under the name, which is all that it says.
            case UNREADABLE -> Problem.general("'" + LoginCache.id(name) + "'");
            case INCOMPLETE -> Problem.general(UNLOADABLE + "Failed to load access token from token cache, missing one or more required fields.");
            case KEY -> Problem.general(UNLOADABLE + "Unable to load private key from cached token: it is none");
        };
    }

    private static Problem missing(String name) {
        return Problem.general(UNLOADABLE + "Unable to load a existing login session for session " + name + ", Please reauthenticate with 'aws login'.");
    }
}
