package dev.claimport.aws.config;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ValueProblem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path home;

    @Test
    void theRegionIsTheEnvironmentsBeforeTheProfiles() throws IOException {
        String config = "[default]\nregion = eu-west-1\n";
        assertEquals(Optional.of("eu-west-1"), settings(config, Map.of()).region());
        assertEquals(Optional.of("eu-west-2"), settings(config, Map.of("AWS_DEFAULT_REGION", "eu-west-2")).region());
        assertEquals(Optional.of("cn-north-1"), settings(config, Map.of("AWS_DEFAULT_REGION", "eu-west-2", "AWS_REGION", "cn-north-1")).region());
        assertEquals(Optional.empty(), settings("", Map.of("AWS_REGION", "", "AWS_DEFAULT_REGION", "eu-west-2")).region());
    }

    @Test
    void aRegionThatCannotBeOneIsNeverPartOfAnAddress() throws IOException {
        for (String region : new String[] {"eu-west-1.evil.example/", "EU", "eu_west", "eu-west-1:80", "a b"}) {
            assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG,
                    Map.of("key", "AWS_REGION", "where", ConfigFailure.Where.ENVIRONMENT, "problem", ValueProblem.REGION.problem()),
                    settings("", Map.of("AWS_REGION", region))::region);
        }
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "region", "where", "default", "problem", ValueProblem.REGION.problem()),
                settings("[default]\nregion = here\n", Map.of())::region);
    }

    @Test
    void whatAwsToolsWouldChokeOnIsNamed() throws IOException {
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "AWS_DEFAULTS_MODE", "where", ConfigFailure.Where.ENVIRONMENT,
                "problem", ValueProblem.ONE_OF.problem("legacy, standard, mobile, cross-region, in-region, auto")), settings("", Map.of("AWS_DEFAULTS_MODE", "fast"))::network);
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "max_attempts", "where", "default", "problem", ValueProblem.NUMBER.problem("1", "9999")),
                settings("[default]\nmax_attempts = 0\n", Map.of())::network);
        for (SdkSetting sdk : SdkSetting.ALL) {
            assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", sdk.variable(), "where", ConfigFailure.Where.ENVIRONMENT, "problem", sdk.problem()),
                    settings("", Map.of(sdk.variable(), "gar bage"))::network);
            assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", sdk.key(), "where", "default", "problem", sdk.problem()),
                    settings("[default]\n" + sdk.key() + " = gar bage\n", Map.of())::network);
        }
    }

    @Test
    void whatAwsToolsCanReadStandsInNobodysWay() throws IOException {
        settings("[default]\nretry_mode = standard\nmax_attempts = 5\nsts_regional_endpoints = regional\n",
                Map.of("AWS_DEFAULTS_MODE", "In-Region", "AWS_DISABLE_REQUEST_COMPRESSION", "TRUE", "AWS_METADATA_SERVICE_TIMEOUT", "2.5")).network();
        // What the environment says counts; what it overrules does not.
        settings("[default]\nretry_mode = wild\n", Map.of("AWS_RETRY_MODE", "adaptive")).network();
    }

    @Test
    void endpointsAreLookedForInTheOrderOfTheReferenceGuide() throws IOException {
        String config = """
                [default]
                endpoint_url = http://profile.example
                services = mine
                [services mine]
                iot =
                  endpoint_url = http://services.example
                """;
        assertEquals("http://services.example", iot(config, Map.of()));
        assertEquals("http://profile.example", settings(config, Map.of()).endpoint("STS", "sts").orElseThrow().toString());
        assertEquals("http://all.example", iot(config, Map.of("AWS_ENDPOINT_URL", "http://all.example")));
        assertEquals("http://iot.example:8080", iot(config, Map.of("AWS_ENDPOINT_URL", "http://all.example", "AWS_ENDPOINT_URL_IOT", "http://iot.example:8080")));
        assertEquals("", iot(config, Map.of("AWS_ENDPOINT_URL", "http://all.example", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true")));
        assertEquals("", iot(config.replace("services = mine", "ignore_configured_endpoint_urls = TRUE"), Map.of()));
        assertEquals("", iot("", Map.of()));
    }

    @Test
    void anEndpointThatIsNoAddressIsNamedByItsKey() throws IOException {
        for (String address : new String[] {"localhost:4566", "ftp://x", "http://", "http://a b", "x"}) {
            Settings settings = settings("[default]\nendpoint_url = " + address, Map.of());
            assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "endpoint_url", "where", "default", "problem", ValueProblem.ADDRESS.problem()),
                    () -> settings.endpoint("IOT", "iot"));
        }
    }

    @Test
    void fipsAndDualStackAreWhatTheySay() throws IOException {
        assertFalse(settings("", Map.of()).network().fips());
        var network = settings("[default]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = false\n", Map.of("AWS_USE_DUALSTACK_ENDPOINT", "true")).network();
        assertTrue(network.fips() && network.dualStack());
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, settings("[default]\nuse_fips_endpoint = yes\n", Map.of())::network);
    }

    @Test
    void aBundleThatIsNoneIsNamed() throws IOException {
        Settings missing = settings("[default]\nca_bundle = ~/none.pem\n", Map.of());
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, Map.of("file", home.resolve("none.pem").toString()), missing::network);
        Path file = Files.writeString(home.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nnot\n-----END CERTIFICATE-----\n");
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, settings("", Map.of("AWS_CA_BUNDLE", file.toString()))::network);
        Files.writeString(file, "");
        assertFails(LocalFailure.Kind.FILE_UNREADABLE, settings("", Map.of("AWS_CA_BUNDLE", file.toString()))::network);
    }

    @Test
    void theProxyIsTheEnvironments() throws IOException {
        var proxies = settings("", Map.of("HTTPS_PROXY", "http://proxy.example:3128")).network().proxies();
        assertEquals("proxy.example:3128", proxies.towards(URI.create("https://iot.eu-west-1.amazonaws.com")).orElseThrow().address());
    }

    @Test
    void theProfileIsTheOneThatIsAskedFor() throws IOException {
        String config = "[default]\nregion = us-east-1\n[profile a]\nregion = eu-west-1\n[profile b]\nregion = eu-west-2\n";
        assertEquals(Optional.of("eu-west-2"), settings(config, Map.of("AWS_DEFAULT_PROFILE", "b")).region());
        assertEquals(Optional.of("eu-west-1"), settings(config, Map.of("AWS_DEFAULT_PROFILE", "b", "AWS_PROFILE", "a")).region());
        assertEquals(Optional.of("eu-west-2"), settings(config, Map.of("AWS_PROFILE", "a")).choosing(Optional.of("b")).region());
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "gone"), settings(config, Map.of("AWS_DEFAULT_PROFILE", "gone"))::region);
        // What is asked for has to be there, be it by the name of the one that need not.
        assertFails(ConfigFailure.Kind.PROFILE_NOT_FOUND, Map.of("profile", "default"), settings("", Map.of("AWS_PROFILE", "default"))::profile);
        assertTrue(settings("", Map.of()).profile().values().isEmpty());
    }

    @Test
    void aServicesSectionThatIsNotThereIsNamed() throws IOException {
        assertFails(ConfigFailure.Kind.CONFIG_VALUE_WRONG, Map.of("key", "services", "where", "default", "problem", ValueProblem.SERVICES_SECTION.problem()),
                () -> settings("[default]\nservices = mine\n", Map.of()).endpoint("IOT", "iot"));
    }

    private String iot(String config, Map<String, String> variables) throws IOException {
        return settings(config, variables).endpoint("IOT", "iot").map(URI::toString).orElse("");
    }

    private Settings settings(String text, Map<String, String> variables) throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), text);
        return Settings.read(new AwsEnvironment(variables, home), Optional.empty());
    }
}
