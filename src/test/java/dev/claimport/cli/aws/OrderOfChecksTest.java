package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of two faults the AWS CLI names one; which, is part of what scripts see. And what is checked at all. */
class OrderOfChecksTest {

    private static final String NO_REGION = "An error occurred (NoRegion): You must specify a region. You can also configure your region by running"
            + " \"aws configure\".";

    private final ScriptedServer server = ScriptedServer.answering(Answer.json(200, "{}"));

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        server.close();
    }

    private String message(Aws aws, String config, String... options) throws IOException {
        Files.writeString(home.resolve("config"), "[default]\n" + config.replace("; ", "\n") + "\n");
        String said = aws.run(Stream.concat(Stream.of("iot", "create-provisioning-claim"), Arrays.stream(options)).toList()).err();
        return said.isEmpty() ? "" : said.substring("\nclaimport: [ERROR]: ".length()).lines().findFirst().orElseThrow();
    }

    private Aws aws() {
        return Aws.at(home, server.uri());
    }

    @ParameterizedTest
    @CsvSource({"max_attempts = x", "retry_mode = x", "endpoint_url = http://a_b", "role_arn = x; web_identity_token_file = /nope",
        "sso_account_id = 1; sso_role_name = r; sso_start_url = https://x; sso_region = us-east-1"})
    void aRegionIsMissedFirst(String config) throws IOException {
        Aws aws = aws().without("AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL_IOT", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertEquals(NO_REGION, message(aws, config, "--template-name", "x"));
    }

    @Test
    void theModeIsReadBeforeTheEndpointAndThatBeforeTheTimes() throws IOException {
        String[] all = {"--template-name", "x", "--endpoint-url", "http://a_b", "--cli-read-timeout", "-1", "--cli-connect-timeout", "-2"};
        assertEquals("Invalid value provided to \"mode\": \"x\" must be one of: \"standard\" or \"adaptive\"", message(aws(), "retry_mode = x", all));
        assertEquals("Invalid endpoint: http://a_b", message(aws(), "", all));
        all[3] = "http://127.0.0.1:1";
        assertEquals("Attempted to set connect timeout to -2, but the timeout cannot be set to a value less than or equal to 0.", message(aws(), "", all));
        assertEquals("Attempted to set read timeout to -1, but the timeout cannot be set to a value less than or equal to 0.", message(aws(), "",
                "--template-name", "x", "--cli-read-timeout", "-1"));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void behindASeparatorNoOptionIsGlobal() {
        String said = aws().run("--", "iot", "create-provisioning-claim", "--template-name", "x", "--output", "text").err();
        assertEquals("claimport: [ERROR]: Unknown options: --output, text", said.lines().toList().getLast());
    }

    @Test
    void digitsOfAnyScriptAreANumber() throws IOException {
        assertEquals("", message(aws(), "", "--template-name", "x", "--cli-read-timeout", "\u0663"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"cli_binary_format = x, 'x'", "cli_binary_format =, ''", "metadata_service_timeout = x, invalid literal for int() with base 10: 'x'",
        "metadata_service_num_attempts = 1.5, invalid literal for int() with base 10: '1.5'"})
    void settingsAreReadBeforeTheCommand(String config, String message) throws IOException {
        assertEquals(message, message(aws(), config));
    }

    @Test
    void aFormatOfTimesIsReadBeforeThatOfBytes() throws IOException {
        assertEquals("An error occurred (Configuration): Unknown cli_timestamp_format value: y, valid values are \"wire\" or \"iso8601\"",
                message(aws(), "cli_binary_format = x; cli_timestamp_format = y"));
        assertEquals("An error occurred (ParamValidation): the following arguments are required: --template-name",
                message(aws(), "cli_binary_format = x", "--cli-binary-format", "base64"));
    }

    @Test
    void whoWantsNoCheckGetsNone() throws IOException {
        assertEquals("", message(aws(), "parameter_validation = false", "--template-name", ""));
        assertEquals("", message(aws(), "parameter_validation = no", "--cli-input-json", "{\"templateName\":5}"));
        assertEquals("An error occurred (ParamValidation): Parameter validation failed:", message(aws(), "parameter_validation = TRUE", "--template-name", ""));
        assertEquals("'foo'", message(aws(), "parameter_validation = false", "--cli-input-json", "{\"templateName\":\"x\",\"foo\":1}"));
        assertEquals("'templateName'", message(aws(), "parameter_validation = false", "--cli-input-json", "{}"));
        assertEquals(List.of("/provisioning-templates//provisioning-claim", "/provisioning-templates/5/provisioning-claim"),
                server.requests().stream().map(ScriptedServer.Request::path).toList());
    }

    /** The JDK would send it again by itself: a second claim. */
    @Test
    void aBrokenConnectionIsOneAttempt() throws Exception {
        var connections = new AtomicInteger();
        try (var socket = new ServerSocket(0)) {
            var hangingUp = Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (var connection = socket.accept()) {
                        connection.getInputStream().read(new byte[4096]);
                        connections.incrementAndGet();
                    } catch (IOException _) {
                        // The test is over.
                        return;
                    }
                }
            });
            String url = "http://127.0.0.1:" + socket.getLocalPort();
            // A process of its own: the JDK looks once whether it may.
            Aws.Outcome outcome = AwsProcess.start(home, Aws.at(home, URI.create(url)).with("AWS_MAX_ATTEMPTS", "2").environment(),
                    "create-provisioning-claim", "--template-name", "x").end();
            assertEquals("\nclaimport: [ERROR]: Connection was closed before we received a valid response from endpoint URL: \"" + url
                    + "/provisioning-templates/x/provisioning-claim\".\n", outcome.err());
            assertEquals(2, connections.get());
            socket.close();
            hangingUp.join();
        }
    }
}
