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
    private static final String ROLE = "role_arn";
    private static final String WEB_IDENTITY = "web_identity_token_file";
    /** Either asks for Identity Center. */
    private static final Set<String> SINGLE_SIGN_ON = Set.of("sso_account_id", "sso_role_name");

    private final Session session;

    public CredentialChain(Session session) {
        this.session = session;
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
        return assumed(profile, settings).or(() -> written(session.profiles().secrets().getOrDefault(profile, Map.of()),
                "shared-credentials-file"))
                .or(() -> settings.containsKey("credential_process") ? new SdkCredentials(session).ofProcess(profile,
                        settings.get("credential_process"))
                        : Optional.empty())
                .or(() -> written(session.profiles().configured().getOrDefault(profile, Map.of()), "config-file"))
                .or(() -> new SdkCredentials(session).ofSurroundings());
    }

    /** A role's, or those of Identity Center, which come before what is written down. */
    private Optional<Credentials> assumed(String profile, Map<String, String> settings) {
        var check = new ProfileCheck(session);
        Optional<String> token = variable("AWS_WEB_IDENTITY_TOKEN_FILE").or(() -> Optional.ofNullable(settings.get(WEB_IDENTITY)));
        if (settings.containsKey(ROLE) && !settings.containsKey(WEB_IDENTITY)) {
            check.role(profile, settings);
            return new SdkCredentials(session).ofProfile(profile, "AssumeRole");
        }
        if (token.isPresent()) {
            Optional<String> role = variable("AWS_ROLE_ARN").or(() -> Optional.ofNullable(settings.get(ROLE)));
            check.webIdentity(token.get(), role);
            Optional<String> name = variable("AWS_ROLE_SESSION_NAME").or(() -> Optional.ofNullable(settings.get("role_session_name")));
            return new SdkCredentials(session).ofWebIdentity(token.get(), role.orElseThrow(), name);
        }
        if (settings.keySet().stream().anyMatch(SINGLE_SIGN_ON::contains)) {
            check.singleSignOn(profile, settings);
            return new SdkCredentials(session).ofProfile(profile, "GetRoleCredentials");
        }
        return Optional.empty();
    }

    /** A profile on the command line is preferred to the environment. */
    private Optional<String> variable(String name) {
        return session.chosen().isEmpty() ? session.environment().filled(name) : Optional.empty();
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
