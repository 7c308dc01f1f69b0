package dev.claimport.aws.config;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.aws.network.AwsNetwork;
import dev.claimport.aws.network.Proxies;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.FailureException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/**
 * The settings of a profile with those of the environment before them, as AWS tools weigh them (AWS SDKs and Tools reference
 * guide, "Settings reference").
 */
public record Settings(AwsEnvironment environment, AwsConfig config, Section profile) {

    /** AWS_REGION goes before the older AWS_DEFAULT_REGION, both before the profile. @throws FailureException {@code config-value-wrong} */
    public Optional<Region> region() {
        return setting("AWS_REGION").or(() -> setting("AWS_DEFAULT_REGION"))
                .or(() -> profile.get("region").map(value -> new Setting("region", profile.name(), value)))
                .map(setting -> region(setting.value(), setting.key(), setting.where()));
    }

    /** @param where a file or profile that says so, for the failure {@code config-value-wrong} */
    public static Region region(String text, String key, String where) {
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+){1,6}")) {
            throw wrong(key, where, "a region such as eu-west-1");
        }
        return Region.of(text);
    }

    /**
     * Where a service is, if not where AWS has it.
     *
     * @param variable its name in {@code AWS_ENDPOINT_URL_…}, such as {@code SSO_OIDC}
     * @param block its name in a services section, such as {@code sso_oidc}
     * @throws FailureException {@code config-value-wrong}
     */
    public Optional<URI> endpoint(String variable, String block) {
        if (isTrue(setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS").or(() -> inProfile("ignore_configured_endpoint_urls")))) {
            return Optional.empty();
        }
        return setting("AWS_ENDPOINT_URL_" + variable).or(() -> setting("AWS_ENDPOINT_URL"))
                .or(() -> profile.get("services").flatMap(config::services).flatMap(services -> services.get(block, "endpoint_url")
                        .map(value -> new Setting("endpoint_url", services.name(), value))))
                .or(() -> inProfile("endpoint_url"))
                .map(Settings::address);
    }

    /** @throws FailureException {@code config-value-wrong}; {@code file-unreadable} for a CA bundle */
    public AwsNetwork network() {
        SdkSetting.ALL.forEach(this::check);
        Optional<Path> caBundle = setting("AWS_CA_BUNDLE").or(() -> inProfile("ca_bundle")).map(setting -> environment.path(setting.value()));
        return AwsNetwork.of(Proxies.of(environment.variables()), caBundle,
                isTrue(setting("AWS_USE_FIPS_ENDPOINT").or(() -> inProfile("use_fips_endpoint"))),
                isTrue(setting("AWS_USE_DUALSTACK_ENDPOINT").or(() -> inProfile("use_dualstack_endpoint"))));
    }

    private void check(SdkSetting sdk) {
        setting(sdk.variable()).or(() -> inProfile(sdk.key())).filter(said -> !sdk.takes(said.value())).ifPresent(said -> {
            throw wrong(said.key(), said.where(), sdk.wanted());
        });
    }

    /** A value, and who says so. */
    private record Setting(String key, String where, String value) {}

    private Optional<Setting> setting(String variable) {
        return environment.get(variable).map(value -> new Setting(variable, "#where.environment", value));
    }

    private Optional<Setting> inProfile(String key) {
        return profile.get(key).map(value -> new Setting(key, profile.name(), value));
    }

    private static boolean isTrue(Optional<Setting> setting) {
        return setting.filter(said -> switch (said.value().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(said.key(), said.where(), "true or false");
        }).isPresent();
    }

    private static URI address(Setting setting) {
        try {
            URI uri = URI.create(setting.value());
            if (("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException _) {
            // Named below, like any other value that is no address.
        }
        throw wrong(setting.key(), setting.where(), "an address such as https://host");
    }

    private static FailureException wrong(String key, String where, String wanted) {
        return new ConfigFailure(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", key, "where", where, "wanted", wanted)).exception();
    }
}
