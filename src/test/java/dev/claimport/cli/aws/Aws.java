package dev.claimport.cli.aws;

import dev.claimport.aws.AwsEnvironment;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The commands of the AWS CLI in this process, with an environment of their own. */
final class Aws {

    /** What a command left. */
    record Outcome(int exitCode, String out, String err) {}

    private final Path home;
    private final Map<String, String> environment;
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-23T00:00:00Z"));

    private Aws(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** With credentials and a region, and the service at that address; nothing gets out to any other. */
    static Aws at(Path home, URI service) {
        return new Aws(home, Map.of()).with("HOME", home.toString()).with("PATH", System.getenv("PATH")).with("AWS_EC2_METADATA_DISABLED",
                "true")
                .with("AWS_CONFIG_FILE", home.resolve("config").toString()).with("AWS_SHARED_CREDENTIALS_FILE",
                        home.resolve("credentials").toString())
                .with("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE").with("AWS_SECRET_ACCESS_KEY", "secret").with("AWS_DEFAULT_REGION", "us-east-1")
                .with("AWS_ENDPOINT_URL_IOT", service.toString())
                .with("https_proxy", "http://127.0.0.1:1").with("http_proxy", "http://127.0.0.1:1").with("no_proxy", "127.0.0.1");
    }

    Aws with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Aws(home, more);
    }

    Aws without(String... names) {
        Map<String, String> less = new HashMap<>(environment);
        less.keySet().removeAll(List.of(names));
        return new Aws(home, less);
    }

    Map<String, String> environment() {
        return environment;
    }

    /** @param arguments from {@code iot} on */
    Outcome run(String... arguments) {
        return run(List.of(arguments));
    }

    Outcome run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode = new AwsCli(new ProcessContext(AwsEnvironment.of(environment, home), out, err, Terminal.none(), ZoneOffset.UTC, time,
                () -> 0.5))
                .run(arguments);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
