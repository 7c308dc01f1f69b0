package dev.claimport.app;

import dev.claimport.signin.ConsoleLogin;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import dev.claimport.signin.SignInOffers;
import dev.claimport.signin.SignedInUser;
import dev.claimport.signin.SignedOut;
import dev.claimport.signin.SsoSession;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** How one comes to a role, and leaves it: what sign-in page, login and logout work with. Everything here may block: never call it on the FX thread. */
public interface SignIns {

    /**
     * The sessions and profiles that the AWS configuration of this computer offers.
     *
     * @throws dev.claimport.failure.FailureException {@code config-unreadable}, {@code file-unreadable}
     */
    SignInOffers offers();

    /**
     * Sign-in at IAM Identity Center.
     *
     * @param keep stays signed in on this computer, shared with the AWS CLI; otherwise the sign-in ends with the program
     * @throws dev.claimport.failure.FailureException what is wrong with the AWS configuration
     */
    SignIn identityCenter(SsoSession session, boolean keep);

    /** Sign-in at a portal of which only the address is known, which ends with the program. */
    default SignIn identityCenter(String startUrl, Region region) {
        return identityCenter(SsoSession.at(startUrl, region), false);
    }

    /**
     * The sign-in that the AWS CLI, or Claimport, has left on this computer; nobody is asked.
     *
     * @return empty when there is none that can be used
     * @throws dev.claimport.failure.FailureException when it has to be renewed and the network does not let it
     */
    Optional<SignedInUser> keptSignIn(SsoSession session);

    /**
     * A role by a profile, or by what AWS tools find by themselves: environment, usual profile.
     *
     * @param profile that one and nothing else
     * @param region instead of the one that is set
     * @throws dev.claimport.failure.FailureException {@code no-credentials}, {@code no-region}, {@code sign-in-needed},
     *     {@code profile-not-found} and all else that can be wrong with a configuration
     */
    RoleSession session(Optional<String> profile, Optional<Region> region);

    /** {@link #session} without a profile. */
    default RoleSession defaultSession(Optional<Region> region) {
        return session(Optional.empty(), region);
    }

    /**
     * Signs out of what AWS tools share on this computer, as {@code aws sso logout} does it: tokens are revoked and forgotten.
     *
     * @param session only of that one
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}, {@code file-not-writable}
     */
    SignedOut signOut(Optional<SsoSession> session);

    /**
     * Sign-in with the console's credentials.
     *
     * @param profile under which it is kept; empty for the usual one
     * @param region instead of the one that is set
     * @param keep stays signed in on this computer, shared with the AWS CLI; otherwise the sign-in ends with the program
     * @throws dev.claimport.failure.FailureException {@code no-region}, {@code console-not-in-region}, {@code console-profile-taken}
     */
    ConsoleLogin console(Optional<String> profile, Optional<Region> region, boolean keep);

    /**
     * Forgets sign-ins with the console's credentials, as {@code aws logout} does it.
     *
     * @param profile only that one's
     * @return how many there were
     * @throws dev.claimport.failure.FailureException {@code file-unreadable}, {@code file-not-writable}
     */
    int signOutOfConsole(Optional<String> profile);

    /** Whether a profile's sign-in is made with the console's credentials. */
    boolean isConsole(String profile);

    /** @throws dev.claimport.failure.FailureException {@code sso-session-not-found}, and all else that can be wrong with a configuration */
    SsoSession ssoSession(String name);

    /**
     * The session that a profile belongs to.
     *
     * @param profile empty for the usual one
     * @throws dev.claimport.failure.FailureException {@code profile-not-found}, and all else that can be wrong with a configuration
     */
    SsoSession ssoSessionOf(Optional<String> profile);
}
