package dev.claimport.iot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.HotSpotDiagnosticMXBean;
import dev.claimport.failure.FailureException;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.testing.ChildJvm;
import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.HeapDump;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CreateProvisioningClaimResponse;

/**
 * Looks for the private key in the heap of a process that had a claim. The process is another one, since this one, which plays
 * the service, knows the key.
 */
class ClaimHeapTest {

    private static final ClaimAnswers CLAIM = ClaimAnswers.at(Instant.now());
    private static final KeyTraces TRACES = new KeyTraces(Keys.rsa().getPrivate());

    @TempDir
    private Path folder;

    @Test
    void aClaimThatWasClosedLeavesNothing() throws Exception {
        assertEquals(0, tracesAfter("close", Answer.json(200, CLAIM.json())));
    }

    @Test
    void aClaimThatIsStillOpenIsOffTheHeap() throws Exception {
        assertEquals(0, tracesAfter("keep", Answer.json(200, CLAIM.json())));
    }

    @Test
    void aClaimThatWasRefusedLeavesNothing() throws Exception {
        String otherId = CLAIM.json().replace(CLAIM.id(), "0".repeat(64));
        assertEquals(0, tracesAfter("fail", Answer.json(200, otherId)));
    }

    @Test
    void anAnswerThatCannotBeReadLeavesNothing() throws Exception {
        String open = CLAIM.json().substring(0, CLAIM.json().length() - 1);
        assertEquals(0, tracesAfter("fail", Answer.json(200, open)));
        Answer whole = Answer.json(200, CLAIM.json());
        assertEquals(0, tracesAfter("fail", whole.cutAt(whole.length() - 30)));
    }

    @Test
    void theSearchFindsAKeyThatTheSdkWasLeftAloneWith() throws Exception {
        assertTrue(tracesAfter("sdk", Answer.json(200, CLAIM.json())) > 0);
    }

    @Test
    void theSearchFindsAKeyInTheBuffersOfAParserThatWasAskedForIt() throws Exception {
        assertTrue(tracesAfter("parser", Answer.json(200, CLAIM.json())) > 0);
    }

    private long tracesAfter(String how, Answer answer) throws IOException, InterruptedException {
        Path dump = folder.resolve(how + System.nanoTime() + ".hprof");
        try (var server = ScriptedServer.answering(answer)) {
            List<String> options = new ArrayList<>(HeapDump.OF_THE_LIVING);
            options.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
            ChildJvm.Result result = ChildJvm.run(Child.class, Map.of("HOME", folder.toString()), options,
                    how, server.uri().toString(), dump.toString());
            assertEquals(0, result.exitCode(), result.output());
            assertEquals(1, server.requests().size());
        }
        return TRACES.countIn(dump);
    }

    /** Asks for one claim, does with it what it is told, and dumps its live objects. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws IOException {
            URI uri = URI.create(arguments[1]);
            Object kept = switch (arguments[0]) {
                case "sdk" -> fromSdk(uri);
                case "fail" -> failing(uri);
                case "parser" -> parser(uri);
                default -> claim(uri, arguments[0].equals("close"));
            };
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[2], true);
            java.lang.ref.Reference.reachabilityFence(kept);
            // Asserting that what is meant to be reachable was.
            System.out.println(kept.getClass());
        }

        private static Object claim(URI uri, boolean close) {
            AwsIot iot = iot(uri);
            var claim = iot.createClaim("bench");
            if (close) {
                claim.close();
            }
            return List.of(iot, claim);
        }

        private static Object failing(URI uri) {
            AwsIot iot = iot(uri);
            try {
                return iot.createClaim("bench");
            } catch (FailureException e) {
                return List.of(iot, e);
            }
        }

        private static CreateProvisioningClaimResponse fromSdk(URI uri) {
            return IotClient.builder().endpointOverride(uri).region(Region.EU_WEST_1).credentialsProvider(credentials()).build()
                    .createProvisioningClaim(request -> request.templateName("bench"));
        }

        /** Its bytes and text are gone afterwards; what is left is what it keeps for the next. */
        private static Object parser(URI uri) throws IOException {
            try (var client = HttpClient.newHttpClient()) {
                byte[] answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray()).body();
                JsonParser parser = new JsonFactory().createParser(answer);
                while (!"PrivateKey".equals(parser.currentName()) || parser.currentToken() != JsonToken.VALUE_STRING) {
                    parser.nextToken();
                }
                parser.getTextLength();
                Arrays.fill(answer, (byte) 0);
                return parser;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static AwsIot iot(URI uri) {
            return new AwsIot(new RoleSession(new Identity("", "", "", ""), credentials(), Region.EU_WEST_1, Optional.empty()),
                    ServiceEndpoints.allAt(uri), TimeSource.system());
        }

        private static StaticCredentialsProvider credentials() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
        }
    }
}
