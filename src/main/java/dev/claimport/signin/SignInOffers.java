package dev.claimport.signin;

import dev.claimport.aws.credential.ProfileKind;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The ways in that the AWS configuration of this computer knows.
 *
 * @param ssoSessions complete ones, in the order of the file
 * @param profiles those that have credentials, in the order of the files
 * @param usualProfile what {@code AWS_PROFILE} names, or the default profile if it is among the profiles
 * @param region of the environment or of the usual profile
 */
public record SignInOffers(List<SsoSession> ssoSessions, List<Profile> profiles, Optional<String> usualProfile, Optional<Region> region) {

    /** Nothing is known. */
    public static final SignInOffers NONE = new SignInOffers(List.of(), List.of(), Optional.empty(), Optional.empty());

    public SignInOffers {
        ssoSessions = List.copyOf(ssoSessions);
        profiles = List.copyOf(profiles);
    }

    /**
     * A profile that can be chosen.
     *
     * @param source how the profile signs in from which its role is taken on; its own kind where it takes on none
     * @param region empty when it names none
     * @param ssoSession where to sign in for it, if anywhere
     */
    public record Profile(String name, ProfileKind source, Optional<String> region, Optional<SsoSession> ssoSession) {}
}
