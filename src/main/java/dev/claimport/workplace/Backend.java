package dev.claimport.workplace;

import dev.claimport.signin.RoleSession;
import dev.claimport.signin.SignIn;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** What window and commands work with. Everything here may block: never call it on the FX thread. */
public interface Backend {

    /** Sign-in at IAM Identity Center. */
    SignIn identityCenter(String startUrl, Region region);

    /**
     * The credentials and region that the AWS SDKs find by themselves: environment, profile.
     *
     * @param region instead of the one found
     * @throws dev.claimport.failure.FailureException {@code no-credentials}, {@code no-region}
     */
    RoleSession defaultSession(Optional<Region> region);

    /** What a signed-in technician works with. */
    Workplace workplace(RoleSession session);

    /**
     * Starts a cloud and a device on this computer.
     *
     * @throws dev.claimport.failure.FailureException {@code practice-failed}
     */
    PracticeSite practice();
}
