package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --debug} tells what happens, and no secret. */
class DebugTest {

    private static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLETOKEN";
    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";

    private final ClaimAnswers claim = ClaimAnswers.at(Instant.parse("2026-11-23T00:00:00Z"));

    @TempDir
    private Path home;

    private Aws aws(ScriptedServer server) {
        return Aws.at(home, server.uri()).with("AWS_SECRET_ACCESS_KEY", SECRET).with("AWS_SESSION_TOKEN", TOKEN);
    }

    private void assertNoSecret(String debug, ScriptedServer server) {
        assertTrue(debug.contains("DEBUG"), "something is told: " + debug);
        assertFalse(debug.contains(TOKEN), "session token");
        assertFalse(debug.contains(SECRET), "secret key");
        server.requests().forEach(request -> {
            String authorization = request.headers().get("authorization");
            String signature = authorization.substring(authorization.indexOf("Signature=") + "Signature=".length());
            assertEquals(64, signature.length(), "a signature");
            assertFalse(debug.contains(signature), "signature");
        });
        claim.keyPem().lines().filter(line -> !line.startsWith("---")).forEach(line -> assertFalse(debug.contains(line), "private key"));
        assertFalse(debug.contains("PRIVATE KEY"), "private key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "yaml", "yaml-stream", "text", "table", "off"})
    void aClaimIsNotInIt(String output) {
        try (var server = ScriptedServer.answering(Answer.json(200, claim.json()))) {
            Aws.Outcome outcome = aws(server).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug", "--output",
                    output);
            assertEquals(0, outcome.exitCode(), outcome.err());
            assertEquals(TOKEN, server.requests().getFirst().headers().get("x-amz-security-token"), "the token is sent");
            assertNoSecret(outcome.err(), server);
        }
    }

    @Test
    void norWhenTheAnswerIsCutShort() {
        var whole = Answer.json(200, claim.json());
        try (var server = new ScriptedServer(_ -> Optional.of(whole.cutAt(whole.body().length - 100)))) {
            Aws.Outcome outcome = aws(server).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug");
            assertEquals(255, outcome.exitCode());
            assertEquals(3, server.requests().size());
            assertNoSecret(outcome.err(), server);
        }
    }

    @Test
    void norWhenTheKeyComesInARefusal() {
        try (var server = ScriptedServer.answering(Answer.json(500, claim.json()))) {
            Aws.Outcome outcome = aws(server).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug");
            assertEquals(254, outcome.exitCode());
            assertNoSecret(outcome.err(), server);
        }
    }

    @Test
    void norWhenTheAnswerIsNoJson() {
        String broken = claim.json().substring(0, claim.json().length() - 1);
        try (var server = ScriptedServer.answering(Answer.json(200, broken))) {
            Aws.Outcome outcome = aws(server).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug");
            assertEquals(new Aws.Outcome(0, "", outcome.err()), outcome);
            assertNoSecret(outcome.err(), server);
        }
    }

    @Test
    void theRequestIsTold() {
        try (var server = ScriptedServer.answering(Answer.error(400, "ThrottlingException", "slow down"))) {
            String debug = aws(server).run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug").err();
            for (String told : List.of("POST " + server.uri() + "/provisioning-templates/sensors/provisioning-claim, attempt 1", "attempt 3",
                    "Credential=AKIDEXAMPLE/", "Signature=***", "Received status 400")) {
                assertTrue(debug.contains(told), told + " in " + debug);
            }
        }
    }

    @Test
    void aProxysPasswordIsNotInIt() {
        Aws.Outcome outcome = Aws.at(home, java.net.URI.create("http://localhost:1")).with("http_proxy",
                "http://user:hush@127.0.0.1:1").with("AWS_MAX_ATTEMPTS", "1")
                .run("iot", "create-provisioning-claim", "--template-name", "sensors", "--debug");
        assertEquals(255, outcome.exitCode());
        assertTrue(outcome.err().contains("Failed to connect to proxy URL: \"http://***:***@127.0.0.1:1\""), outcome.err());
        assertFalse(outcome.err().contains("hush"));
    }
}
