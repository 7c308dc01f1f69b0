package dev.claimport.cli.aws.credentials;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.AccessKeys.PartialKeysException;
import dev.claimport.cli.aws.config.Session;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Environment, a role to assume, Identity Center, the credentials file, a process, the configuration file, the container, the
 * instance: the first that has credentials wins. What is simply written down is read here; the rest is the AWS SDK's, which is
 * loaded only then.
 */
public final class CredentialChain {

    private static final String ROLE = "role_arn";
    private static final String WEB_IDENTITY = "web_identity_token_file";
    private static final String LOGIN = "login_session";
    /** Either asks for Identity Center. */
    private static final Set<String> SINGLE_SIGN_ON = Set.of("sso_account_id", "sso_role_name");

    private final Session session;
    private final Optional<String> region;
    private final TimeSource time;

    /** @param region in which roles are asked for */
    public CredentialChain(Session session, Optional<String> region, TimeSource time) {
        this.session = session;
        this.region = region;
        this.time = time;
    }

    private SdkCredentials sdk() {
        return new SdkCredentials(session, region, time);
    }

    /**
     * Empty when nobody has any. What takes a request to a service is asked for by the supplier: the AWS CLI does so when it signs
     * its first request, after all its checks.
     */
    public Optional<Supplier<AccessKeys>> find() {
        if (!session.isChosen()) {
            Optional<AccessKeys> found = fromEnvironment(session.environment());
            if (found.isPresent()) {
                return found.map(CredentialChain::known);
            }
        }
        String profile = session.base().profileName();
        Map<String, String> settings = values(session.config().profile(profile));
        return assumed(profile, settings).or(() -> atHand(profile, settings).map(CredentialChain::known));
    }

    private static Map<String, String> values(Optional<Section> section) {
        return section.map(Section::values).orElse(Map.of());
    }

    private static Supplier<AccessKeys> known(AccessKeys credentials) {
        return () -> credentials;
    }

    /** What is written down, and what this computer tells by itself. */
    private Optional<AccessKeys> atHand(String profile, Map<String, String> settings) {
        return written(session.config().secret(profile), "shared-credentials-file")
                .or(() -> settings.containsKey(LOGIN) ? Optional.of(new ConsoleKeys(session, time).of(settings)) : Optional.empty())
                .or(() -> settings.containsKey("credential_process") ? Optional.of(ProcessWords.run(settings.get("credential_process")))
                        : Optional.empty())
                .or(() -> written(session.config().configured(profile), "config-file"))
                .or(() -> sdk().ofSurroundings());
    }

    /** Refuses a profile whose {@code sso_session} lacks something, even where its credentials come from elsewhere. */
    public void checkSignInSession() {
        String profile = session.base().profileName();
        new ProfileCheck(session).signInSession(profile, values(session.config().configured(profile)));
    }

    /** A role's, or those of Identity Center, which come before what is written down. */
    private Optional<Supplier<AccessKeys>> assumed(String profile, Map<String, String> settings) {
        var check = new ProfileCheck(session);
        Optional<String> token = variable("AWS_WEB_IDENTITY_TOKEN_FILE").or(() -> Optional.ofNullable(settings.get(WEB_IDENTITY)));
        if (settings.containsKey(ROLE) && !settings.containsKey(WEB_IDENTITY)) {
            check.role(profile, settings);
            return Optional.of(() -> sdk().ofSignIn());
        }
        if (token.isPresent()) {
            Optional<String> role = variable("AWS_ROLE_ARN").or(() -> Optional.ofNullable(settings.get(ROLE)));
            check.webIdentity(role);
            return Optional.of(() -> {
                check.webIdentityToken(token.get());
                return sdk().ofSignIn();
            });
        }
        if (settings.keySet().stream().anyMatch(SINGLE_SIGN_ON::contains)) {
            String name = check.singleSignOn(profile, settings);
            return Optional.of(() -> {
                check.singleSignOnToken(name);
                return sdk().ofSignIn();
            });
        }
        return Optional.empty();
    }

    /** A profile on the command line is preferred to the environment. */
    private Optional<String> variable(String name) {
        return !session.isChosen() ? session.environment().filled(name) : Optional.empty();
    }

    private static Optional<AccessKeys> fromEnvironment(AwsEnvironment environment) {
        try {
            return AccessKeys.in(environment);
        } catch (PartialKeysException e) {
            throw partial("env", e.missing()).exception();
        }
    }

    private static Optional<AccessKeys> written(Optional<Section> profile, String place) {
        try {
            return profile.isPresent() ? AccessKeys.in(profile.get()) : Optional.empty();
        } catch (PartialKeysException e) {
            throw partial(place, e.missing()).exception();
        }
    }

    private static Problem partial(String place, String missing) {
        return Problem.general("Partial credentials found in " + place + ", missing: " + missing);
    }
}
