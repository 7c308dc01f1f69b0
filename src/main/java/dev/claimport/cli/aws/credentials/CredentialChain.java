package dev.claimport.cli.aws.credentials;

import dev.claimport.cli.aws.config.Environment;
import dev.claimport.cli.aws.config.Profiles;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Environment, a role to assume, Identity Center, the credentials file, a process, the configuration file, the container, the
 * instance: the first that has credentials wins. What is simply written down is read here; the rest is the AWS SDK's, which is
 * loaded only then.
 */
public final class CredentialChain {

    private static final String ACCESS_KEY = "aws_access_key_id";
    private static final String SECRET_KEY = "aws_secret_access_key";
    private static final Set<String> ROLES = Set.of("role_arn", "web_identity_token_file");
    private static final Set<String> SINGLE_SIGN_ON = Set.of("sso_session", "sso_start_url", "sso_account_id", "sso_role_name");

    private final Session session;
    private final SdkCredentials sdk;

    public CredentialChain(Session session) {
        this.session = session;
        sdk = new SdkCredentials(session);
    }

    /** Empty when nobody has any. */
    public Optional<Credentials> find() {
        if (session.chosen().isEmpty()) {
            Optional<Credentials> found = fromEnvironment(session.environment());
            if (found.isPresent()) {
                return found;
            }
        }
        String profile = session.profile().orElse(Profiles.DEFAULT);
        Map<String, String> settings = session.profiles().profiles().getOrDefault(profile, Map.of());
        if (settings.keySet().stream().anyMatch(ROLES::contains) || settings.keySet().stream().anyMatch(SINGLE_SIGN_ON::contains)) {
            return sdk.ofProfile(profile);
        }
        return written(session.profiles().secrets().getOrDefault(profile, Map.of()), "shared-credentials-file")
                .or(() -> settings.containsKey("credential_process") ? sdk.ofProfile(profile) : Optional.empty())
                .or(() -> written(session.profiles().configured().getOrDefault(profile, Map.of()), "config-file"))
                .or(sdk::ofSurroundings);
    }

    private static Optional<Credentials> fromEnvironment(Environment environment) {
        return environment.filled("AWS_ACCESS_KEY_ID").map(access -> new Credentials(access,
                environment.filled("AWS_SECRET_ACCESS_KEY").orElseThrow(() -> partial("env", "AWS_SECRET_ACCESS_KEY").exception()),
                environment.filled("AWS_SECURITY_TOKEN").or(() -> environment.filled("AWS_SESSION_TOKEN"))));
    }

    private static Optional<Credentials> written(Map<String, String> settings, String place) {
        return Optional.ofNullable(settings.get(ACCESS_KEY)).map(access -> new Credentials(access,
                Optional.ofNullable(settings.get(SECRET_KEY)).orElseThrow(() -> partial(place, SECRET_KEY).exception()),
                Optional.ofNullable(settings.get("aws_security_token")).or(() -> Optional.ofNullable(settings.get("aws_session_token")))));
    }

    private static Problem partial(String place, String missing) {
        return Problem.general("Partial credentials found in " + place + ", missing: " + missing);
    }
}
