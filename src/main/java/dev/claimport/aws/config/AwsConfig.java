package dev.claimport.aws.config;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.ServiceText;
import dev.claimport.failure.ConfigFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration and the credentials file say, put together. What the credentials file says of a profile goes before the
 * configuration.
 */
public final class AwsConfig {

    private static final String DEFAULT = "default";

    private final Map<String, Section> profiles = new LinkedHashMap<>();
    private final Map<String, Section> sessions = new LinkedHashMap<>();
    private final Map<String, Section> services = new LinkedHashMap<>();

    private AwsConfig() {}

    /** @throws dev.claimport.failure.FailureException {@code config-unreadable}, {@code file-unreadable} */
    public static AwsConfig read(AwsEnvironment environment) {
        var config = new AwsConfig();
        SectionReader.read(environment.configFile()).forEach(config::add);
        SectionReader.read(environment.credentialsFile()).forEach((name, section) -> config.addProfile(name.replaceFirst("^profile ", ""), section));
        return config;
    }

    /** Profiles other than the default one have a prefix; sections of kinds that are unknown here are somebody else's. */
    private void add(String name, Section section) {
        if (name.equals(DEFAULT)) {
            profiles.merge(DEFAULT, section, (prefixed, plain) -> plain.with(prefixed));
            return;
        }
        String[] parts = name.split(" ", 2);
        if (parts.length < 2) {
            return;
        }
        switch (parts[0]) {
            case "profile" -> addProfile(parts[1], section);
            case "sso-session" -> sessions.put(parts[1], section.named(parts[1]));
            case "services" -> services.put(parts[1], section.named(parts[1]));
            default -> { }
        }
    }

    private void addProfile(String name, Section section) {
        profiles.merge(name, section.named(name), Section::with);
    }

    /** In the order of the files. */
    public List<String> profiles() {
        return List.copyOf(profiles.keySet());
    }

    /** In the order of the file. */
    public List<String> ssoSessions() {
        return List.copyOf(sessions.keySet());
    }

    public Optional<Section> profile(String name) {
        return Optional.ofNullable(profiles.get(name));
    }

    /** @throws dev.claimport.failure.FailureException {@code profile-not-found} */
    public Section requireProfile(String name) {
        return profile(name).orElseThrow(() ->
                new ConfigFailure(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", ServiceText.line(name, 80))).exception());
    }

    /** @throws dev.claimport.failure.FailureException {@code sso-session-not-found} */
    public Section requireSsoSession(String name) {
        return Optional.ofNullable(sessions.get(name)).orElseThrow(() ->
                new ConfigFailure(ConfigFailure.Kind.SSO_SESSION_NOT_FOUND, Map.of("session", ServiceText.line(name, 80))).exception());
    }

    /** The section that a profile names for endpoints of single services. */
    public Optional<Section> services(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** The profile that counts where none is chosen: that of {@code AWS_PROFILE}, or the default one. */
    public static String usualProfile(AwsEnvironment environment) {
        return environment.get("AWS_PROFILE").orElse(DEFAULT);
    }

    /**
     * The settings of the profile that is meant.
     *
     * @param chosen empty for the usual one, of which nothing need be there unless {@code AWS_PROFILE} names it
     * @throws dev.claimport.failure.FailureException {@code profile-not-found}
     */
    public Section profile(Optional<String> chosen, AwsEnvironment environment) {
        String name = chosen.orElseGet(() -> usualProfile(environment));
        boolean named = chosen.isPresent() || environment.get("AWS_PROFILE").isPresent();
        return named && !name.equals(DEFAULT) ? requireProfile(name) : profile(name).orElseGet(() -> Section.empty(name));
    }
}
