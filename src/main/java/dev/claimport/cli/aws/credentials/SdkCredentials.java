package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.Causes;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.sdk.RefusedException;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.AwsProfiles;
import dev.claimport.signin.HostCredentials;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;

/** The credentials that take a request or a sign-in, by the AWS SDK. */
final class SdkCredentials {

    /** No honest chain of profiles is longer, and a circle must end. */
    private static final int LONGEST_CHAIN = 20;

    private final Session session;
    private final Optional<String> region;
    private final TimeSource time;

    /** @param region in which roles are asked for */
    SdkCredentials(Session session, Optional<String> region, TimeSource time) {
        this.session = session;
        this.region = region;
        this.time = time;
    }

    /** A role to assume, of whatever kind, or Identity Center: what the sign-in gets for the same profile. */
    AccessKeys ofSignIn() {
        String profile = session.base().profileName();
        try {
            return of(new AwsProfiles(session.environment(), time).session(session.base().chosen(), region.map(Region::of)).credentials().resolveCredentials());
        } catch (FailureException e) {
            throw problem(e, profile).exception();
        }
    }

    private Problem problem(FailureException failed, String profile) {
        Optional<RefusedException> refused = Causes.find(failed, RefusedException.class);
        if (ConsoleKeys.isAbout(failed)) {
            return ConsoleKeys.problem(failed, loginSession(profile));
        }
        if (failed.failure() instanceof SignInFailure) {
            return Problem.general("The SSO session associated with this profile has expired or is otherwise invalid."
                    + " To refresh this SSO session run aws sso login with the corresponding profile.");
        }
        return refused.<Problem>map(refusal -> new Problem.Refused("An error occurred (" + refusal.code() + ") when calling the " + refusal.operation()
                        + " operation: " + refusal.getMessage(),
                        new Fields().with("Message", Text.of(refusal.getMessage())).with("Code", Text.of(refusal.code()))))
                .orElseGet(() -> Problem.general("Error when retrieving credentials from profile " + profile + ": " + reason(failed)));
    }

    /** Of the profile from which the role is taken on, however far away. */
    private String loginSession(String profile) {
        Optional<Section> section = session.config().profile(profile);
        for (int further = 0; section.isPresent() && further < LONGEST_CHAIN; further++) {
            Optional<String> found = section.get().get("login_session");
            if (found.isPresent()) {
                return found.get();
            }
            section = section.get().get("source_profile").flatMap(session.config()::profile);
        }
        return "";
    }

    /** The container's or the instance's. */
    Optional<AccessKeys> ofSurroundings() {
        AwsEnvironment environment = session.environment();
        if (HostCredentials.isContainer(environment)) {
            try {
                return Optional.of(of(HostCredentials.ofContainer().resolveCredentials()));
            } catch (FailureException e) {
                throw Problem.general("Error when retrieving credentials from container-role: " + e.failure().detail()).exception();
            }
        }
        if (environment.get("AWS_EC2_METADATA_DISABLED").filter("true"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(HostCredentials.ofEc2().resolveCredentials()));
        } catch (FailureException _) {
            // Not an instance, or one without a role: then there are none.
            return Optional.empty();
        }
    }

    private static AccessKeys of(AwsCredentials credentials) {
        Optional<String> token = credentials instanceof AwsSessionCredentials temporary ? Optional.of(temporary.sessionToken()) : Optional.empty();
        return new AccessKeys(credentials.accessKeyId(), credentials.secretAccessKey(), token);
    }

    private static String reason(Exception exception) {
        return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
    }
}
