package dev.claimport.aws.config;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Proxies;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ValueProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which profile counts, and its settings with those of the environment before them, as the AWS CLI weighs them: what is set to nothing in the
 * environment counts as set.
 *
 * @param chosen the profile that was asked for by name
 */
public record Settings(AwsEnvironment environment, AwsConfig config, Optional<String> chosen) {

    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){1,6}");

    /** A value, and who says so. */
    public record Said(String key, String where, String value) {}

    /** @throws FailureException {@code config-unreadable}, {@code file-unreadable} */
    public static Settings read(AwsEnvironment environment, Optional<String> chosen) {
        return new Settings(environment, AwsConfig.read(environment), chosen);
    }

    /** The same with another choice. */
    public Settings choosing(Optional<String> profile) {
        return new Settings(environment, config, profile);
    }

    /** The profile that is asked for, be it there or not. */
    public Optional<String> asked() {
        return chosen.or(() -> environment.get("AWS_PROFILE")).or(() -> environment.get("AWS_DEFAULT_PROFILE"));
    }

    /** The profile that counts. */
    public String profileName() {
        return asked().orElse(AwsConfig.DEFAULT);
    }

    /**
     * Its settings; those of the default profile, if there is one, when none is asked for.
     *
     * @throws FailureException {@code profile-not-found}
     */
    public Section profile() {
        return asked().map(config::requireProfile).orElseGet(() -> config.profile(AwsConfig.DEFAULT).orElseGet(() -> Section.empty(AwsConfig.DEFAULT)));
    }

    /** From the environment, or else from the profile. */
    public Optional<Said> setting(String variable, String key) {
        return inEnvironment(variable).or(() -> inProfile(key));
    }

    private Optional<Said> inEnvironment(String variable) {
        return environment.get(variable).map(value -> new Said(variable, "", value));
    }

    private Optional<Said> inProfile(String key) {
        Section profile = profile();
        return Optional.ofNullable(profile.values().get(key)).map(value -> new Said(key, profile.name(), value));
    }

    /** As it is said, be it an empty one: AWS_REGION goes before the older AWS_DEFAULT_REGION, both before the profile. */
    public Optional<Said> regionSaid() {
        return inEnvironment("AWS_REGION").or(() -> setting("AWS_DEFAULT_REGION", "region"));
    }

    /** @throws FailureException {@code config-value-wrong} */
    public Optional<String> region() {
        return regionSaid().filter(said -> !said.value().isEmpty()).map(said -> region(said.value(), said.key(), said.where()));
    }

    /**
     * A region's name, of which an address may be made.
     *
     * @param where a file or profile that says so
     * @throws FailureException {@code config-value-wrong}
     */
    public static String region(String text, String key, String where) {
        if (!REGION.matcher(text).matches()) {
            throw wrong(key, where, ValueProblem.REGION);
        }
        return text;
    }

    /**
     * Where a service is, if not where AWS has it, as it is said.
     *
     * @param variable its name in {@code AWS_ENDPOINT_URL_…}, such as {@code SSO_OIDC}
     * @param block its name in a services section, such as {@code sso_oidc}
     * @throws FailureException {@code config-value-wrong} where the services section is not there
     */
    public Optional<Said> endpointSaid(String variable, String block) {
        if (isOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")) {
            return Optional.empty();
        }
        return inEnvironment("AWS_ENDPOINT_URL_" + variable).filter(Settings::isFilled)
                .or(() -> inEnvironment("AWS_ENDPOINT_URL").filter(Settings::isFilled))
                .or(() -> inServices(block)).or(() -> inProfile("endpoint_url").filter(Settings::isFilled));
    }

    private Optional<Said> inServices(String block) {
        return inProfile("services").flatMap(named -> {
            Section services = config.services(named.value()).filter(section -> !section.values().isEmpty())
                    .orElseThrow(() -> wrong("services", named.where(), ValueProblem.SERVICES_SECTION));
            return services.get(block, "endpoint_url").map(value -> new Said("endpoint_url", services.name(), value));
        });
    }

    private static boolean isFilled(Said said) {
        return !said.value().isEmpty();
    }

    /** The address of {@link #endpointSaid}. @throws FailureException {@code config-value-wrong} */
    public Optional<URI> endpoint(String variable, String block) {
        return endpointSaid(variable, block).map(Settings::address);
    }

    /** Whether that is set to {@code true}; whatever else it is set to is no, as in the AWS CLI. */
    public boolean isOn(String variable, String key) {
        return setting(variable, key).filter(said -> said.value().toLowerCase(Locale.ROOT).equals("true")).isPresent();
    }

    /** @throws FailureException {@code config-value-wrong}; {@code file-unreadable} for a CA bundle */
    public AwsNetwork network() {
        SdkSetting.ALL.forEach(this::check);
        return AwsNetwork.of(Proxies.of(environment.variables()), caBundle().map(environment::path),
                isOn("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"), isOn("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"));
    }

    /** The file, as it is said, with the authorities that are trusted instead of Java's own. */
    public Optional<String> caBundle() {
        return setting("AWS_CA_BUNDLE", "ca_bundle").map(Said::value).filter(path -> !path.isEmpty());
    }

    private void check(SdkSetting sdk) {
        setting(sdk.variable(), sdk.key()).filter(said -> !said.value().isEmpty() && !sdk.takes(said.value())).ifPresent(said -> {
            throw ConfigFailure.valueWrong(said.key(), said.where(), sdk.problem()).exception();
        });
    }

    private static URI address(Said said) {
        try {
            URI uri = URI.create(said.value());
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Named below, like any other value that is no address.
        }
        throw wrong(said.key(), said.where(), ValueProblem.ADDRESS);
    }

    private static FailureException wrong(String key, String where, ValueProblem kind) {
        return ConfigFailure.valueWrong(key, where, kind.problem()).exception();
    }
}
