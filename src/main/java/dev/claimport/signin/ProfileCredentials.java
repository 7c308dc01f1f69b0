package dev.claimport.signin;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.ServiceText;
import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.aws.credential.AccessKeys.PartialKeysException;
import dev.claimport.aws.credential.CredentialProcess;
import dev.claimport.aws.credential.ProfileKind;
import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.ValueProblem;
import dev.claimport.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Finds the credentials of a profile. Nothing is asked of AWS for it, apart from an SSO token that has to be renewed.
 *
 * @param keptSignIns the sign-in that this computer has for a session
 * @param consoleSignIns the sign-in with the console's credentials that a profile names
 * @param region of the roles' sessions
 * @param mfa empty where nobody can be asked for a code
 */
record ProfileCredentials(AwsConfig config, AwsEnvironment environment, AssumedRoles roles, Function<SsoSession, Optional<SignedInUser>> keptSignIns,
        Function<Section, ConsoleUser> consoleSignIns, Region region, Optional<MfaPrompt> mfa, TimeSource time) {

    /**
     * @throws FailureException {@code profile-not-found}, {@code profile-incomplete}, {@code profile-unsupported},
     *     {@code sso-session-not-found}, {@code sso-forms-conflict}, {@code source-profile-circle}, {@code sign-in-needed}
     */
    Resolved of(String profile) {
        return of(profile, List.of());
    }

    private Resolved of(String name, List<String> before) {
        Section profile = config.requireProfile(name);
        return switch (ProfileKind.of(config, name)) {
            case SSO, SSO_LEGACY -> sso(profile);
            case ASSUME_ROLE -> assumed(profile, before);
            case WEB_IDENTITY -> {
                AssumedRoles.Role role = role(profile);
                yield Resolved.renewing(roles.byWebIdentity(environment.path(require(profile, "web_identity_token_file")), role), role.identity());
            }
            case KEYS -> Resolved.fixed(keys(profile));
            case PROCESS -> process(profile);
            case CONSOLE -> {
                ConsoleUser user = consoleSignIns.apply(profile);
                yield new Resolved(user, user.identity(), user);
            }
            case NONE -> throw new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of(), "profile " + ServiceText.line(name, 80)).exception();
        };
    }

    private Resolved sso(Section profile) {
        SsoSession session = new SsoSessions(config).of(profile).orElseThrow();
        String account = require(profile, "sso_account_id");
        String role = require(profile, "sso_role_name");
        SignedInUser user = keptSignIns.apply(session).orElseThrow(() -> new SignInFailure(SignInFailure.Kind.SIGN_IN_NEEDED,
                Map.of("session", ServiceText.line(session.label(), 120))).exception());
        RoleSession in = user.as(new Account(account, "", ""), role, region);
        return new Resolved(in.credentials(), in.identity(), in.life());
    }

    private Resolved assumed(Section profile, List<String> before) {
        Optional<String> device = profile.get("mfa_serial");
        if (device.isPresent() && mfa.isEmpty()) {
            throw unsupported(profile, "mfa_serial");
        }
        AssumedRoles.Role role = role(profile);
        Optional<String> source = profile.get("source_profile");
        Resolved by = source.isPresent() ? source(profile, source.get(), before) : named(require(profile, "credential_source"), profile);
        return device.map(serial -> roles.byWithCode(by.credentials(), role, serial, mfa.orElseThrow()))
                .orElseGet(() -> new Resolved(roles.by(by.credentials(), role), role.identity(), by.life()));
    }

    /** A profile may name itself: then its own keys are meant. */
    private Resolved source(Section profile, String source, List<String> before) {
        if (source.equals(profile.name())) {
            return Resolved.fixed(keys(profile));
        }
        List<String> way = new ArrayList<>(before);
        way.add(profile.name());
        if (way.contains(source)) {
            throw new ConfigFailure(ConfigFailure.Kind.SOURCE_PROFILE_CIRCLE,
                    Map.of("profiles", ServiceText.line(String.join(" → ", way) + " → " + source, 200))).exception();
        }
        return of(source, way);
    }

    private Resolved named(String source, Section profile) {
        AwsCredentialsProvider provider = switch (source) {
            case "Environment" -> new EnvironmentCredentials(environment).keys().<AwsCredentialsProvider>map(keys -> () -> keys).orElseThrow(() ->
                    new SignInFailure(SignInFailure.Kind.NO_CREDENTIALS, Map.of(), "environment").exception());
            case "EcsContainer" -> HostCredentials.ofContainer();
            case "Ec2InstanceMetadata" -> HostCredentials.ofEc2();
            default -> throw ConfigFailure.valueWrong("credential_source", ServiceText.line(profile.name(), 80),
                    ValueProblem.ONE_OF.problem(List.of("Environment", "EcsContainer", "Ec2InstanceMetadata"))).exception();
        };
        return Resolved.renewing(provider, new Identity("", "", "", ""));
    }

    private AssumedRoles.Role role(Section profile) {
        Optional<Integer> seconds = profile.get("duration_seconds").map(text -> {
            if (!text.matches("[1-9]\\d{2,4}")) {
                throw ConfigFailure.valueWrong("duration_seconds", ServiceText.line(profile.name(), 80),
                        ValueProblem.NUMBER.problem("900", "43200")).exception();
            }
            return Integer.parseInt(text);
        });
        return new AssumedRoles.Role(require(profile, "role_arn"),
                profile.get("role_session_name").orElseGet(() -> "claimport-" + time.instant().getEpochSecond()), profile.get("external_id"), seconds);
    }

    /** Those of the credentials file go before those of the configuration. */
    private AwsCredentials keys(Section profile) {
        try {
            Section secret = config.secret(profile.name()).orElseGet(() -> Section.empty(profile.name()));
            Optional<AccessKeys> written = AccessKeys.in(secret);
            return SdkKeys.of(written.isPresent() ? written.get()
                    : AccessKeys.in(profile).orElseThrow(() -> SsoSessions.incomplete("aws_access_key_id", profile.name())));
        } catch (PartialKeysException e) {
            throw SsoSessions.incomplete(e.missing(), profile.name());
        }
    }

    private Resolved process(Section profile) {
        var program = new ProgramCredentials(profile.name(), CredentialProcess.of(require(profile, "credential_process")), time);
        return Resolved.renewing(new RoleCredentials(program::get, () -> { }, new ServiceClock(time)), new Identity("", "", "", ""));
    }

    private static String require(Section profile, String key) {
        return SsoSessions.require(profile, key, profile.name());
    }

    private static FailureException unsupported(Section profile, String key) {
        return new ConfigFailure(ConfigFailure.Kind.PROFILE_UNSUPPORTED,
                Map.of("profile", ServiceText.line(profile.name(), 80), "key", key)).exception();
    }
}
