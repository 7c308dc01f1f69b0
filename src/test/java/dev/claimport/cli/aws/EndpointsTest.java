package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request goes, seen from the message when nobody is there. */
class EndpointsTest {

    private static final String CALL = "/provisioning-templates/x/provisioning-claim";

    @TempDir
    private Path home;

    private Aws nowhere() {
        return Aws.at(home, URI.create("http://127.0.0.1:1")).without("AWS_ENDPOINT_URL_IOT", "http_proxy",
                "https_proxy").with("AWS_MAX_ATTEMPTS", "1");
    }

    private static String message(Aws aws, String... options) {
        Aws.Outcome outcome = aws.run(Stream.concat(Stream.of("iot", "create-provisioning-claim", "--template-name", "x"),
                Stream.of(options)).toList());
        assertEquals(255, outcome.exitCode(), outcome.err());
        return outcome.err().substring("\nclaimport: [ERROR]: ".length()).stripTrailing();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1, http://127.0.0.1:1" + CALL,
        "http://127.0.0.1:1/base/, http://127.0.0.1:1/base" + CALL,
        "http://127.0.0.1:1/base?x=1, http://127.0.0.1:1/base" + CALL + "?x=1",
        "HTTP://127.0.0.1:1, http://127.0.0.1:1" + CALL,
        "http://[::1]:1, http://[::1]:1" + CALL,
    })
    void aGivenOneIsTaken(String given, String url) {
        assertEquals("Could not connect to the endpoint URL: \"" + url + "\"", message(nowhere(), "--endpoint-url", given));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:99999, Port out of range 0-65535",
        "http://127.0.0.1:123456789012, Port out of range 0-65535",
        "http://127.0.0.1:x, Port could not be cast to integer value as 'x'",
        "http://127.0.0.1:1:2, Port could not be cast to integer value as '1:2'",
        "ftp://127.0.0.1, An HTTP Client raised an unhandled exception: Not supported URL scheme ftp",
        "http://a_b:1, Invalid endpoint: http://a_b:1",
        "http://, Invalid endpoint: http://",
    })
    void oneThatCannotBeIsRefused(String given, String message) {
        assertEquals(message, message(nowhere(), "--endpoint-url", given));
    }

    @Test
    void aMarginIsOverlooked() {
        assertEquals("Could not connect to the endpoint URL: \"http://127.0.0.1:1" + CALL + "\"", message(nowhere(), "--endpoint-url", " http://127.0.0.1:1"));
        assertEquals("Invalid endpoint: \thttp://127.0.0.1:1", message(nowhere(), "--endpoint-url", "\thttp://127.0.0.1:1"));
    }

    /** A proxy that is not there keeps these requests at home. */
    @ParameterizedTest
    @CsvSource({
        "us-east-1, iot.us-east-1.amazonaws.com",
        "cn-north-1, iot.cn-north-1.amazonaws.com.cn",
        "fips-us-east-1, iot-fips.us-east-1.amazonaws.com",
        "us-east-1-fips, iot-fips.us-east-1.amazonaws.com",
    })
    void aRegionHasItsOwn(String region, String host) {
        String told = nowhere().with("https_proxy", "http://127.0.0.1:1").run("iot", "create-provisioning-claim", "--template-name", "x",
                "--region", region, "--debug").err();
        assertTrue(told.contains("POST https://" + host + CALL), told);
    }

    @Test
    void anEmptyRegionHasNone() {
        assertEquals("Invalid endpoint: https://iot..amazonaws.com", message(nowhere(), "--region", ""));
        try (var server = ScriptedServer.answering(Answer.json(200, "{}"))) {
            Aws.Outcome outcome = Aws.at(home, server.uri()).run("iot", "create-provisioning-claim", "--template-name", "x", "--region", "");
            assertEquals(new Aws.Outcome(0, "", ""), outcome);
        }
    }
}
