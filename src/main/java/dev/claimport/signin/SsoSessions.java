package dev.claimport.signin;

import dev.claimport.aws.ServiceText;
import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Section;
import dev.claimport.aws.config.Settings;
import dev.claimport.aws.credential.ProfileKind;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** The SSO sessions of a configuration, in both forms (AWS SDKs and Tools reference guide, "IAM Identity Center credential provider"). */
record SsoSessions(AwsConfig config) {

    private static final String START_URL = "sso_start_url";
    private static final String REGION = "sso_region";

    /** @throws FailureException {@code sso-session-not-found}, {@code profile-incomplete}, {@code config-value-wrong} */
    SsoSession named(String name) {
        Section section = config.requireSsoSession(name);
        List<String> scopes = section.get("sso_registration_scopes").map(text ->
                Arrays.stream(text.split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).toList()).orElse(List.of());
        String label = "sso-session " + name;
        return new SsoSession(Optional.of(name), require(section, START_URL, label),
                region(section, label), scopes);
    }

    /**
     * The session that a profile belongs to; empty when it belongs to none.
     *
     * @throws FailureException {@code sso-forms-conflict}, as {@link #named}
     */
    Optional<SsoSession> of(Section profile) {
        return switch (ProfileKind.of(config, profile.name())) {
            case SSO -> Optional.of(newForm(profile));
            case SSO_LEGACY -> Optional.of(SsoSession.at(require(profile, START_URL, profile.name()),
                    region(profile, profile.name())));
            default -> Optional.empty();
        };
    }

    private static Region region(Section section, String label) {
        return Region.of(Settings.region(require(section, REGION, label), REGION, label));
    }

    private SsoSession newForm(Section profile) {
        String name = profile.get("sso_session").orElseThrow();
        Section section = config.requireSsoSession(name);
        for (String key : List.of(START_URL, REGION)) {
            if (profile.get(key).isPresent() && !profile.get(key).equals(section.get(key))) {
                throw new ConfigFailure(ConfigFailure.Kind.SSO_FORMS_CONFLICT,
                        Map.of("profile", ServiceText.line(profile.name(), 80), "key", key)).exception();
            }
        }
        return named(name);
    }

    /** @throws FailureException {@code profile-incomplete} */
    static String require(Section section, String key, String label) {
        return section.get(key).orElseThrow(() -> incomplete(key, label));
    }

    static FailureException incomplete(String key, String label) {
        return new ConfigFailure(ConfigFailure.Kind.PROFILE_INCOMPLETE, Map.of("profile", ServiceText.line(label, 80), "key", key)).exception();
    }
}
