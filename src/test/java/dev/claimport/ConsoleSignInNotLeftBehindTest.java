package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.ChildJvm;
import dev.claimport.testing.HeapDump;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a sign-out, nothing of the refresh token and of the key that it is bound to is left among the live objects, nor in a file. The sign-in is in a
 * process of its own; the cloud, which has to know the token, runs in this one.
 */
class ConsoleSignInNotLeftBehindTest {

    private static final String INSTALLER = "arn:aws:iam::112233445566:user/practice.installer";

    @TempDir
    private Path folder;

    private record Secrets(byte[] refreshToken, byte[] key, byte[] pem) {}

    private HeapDump dumpAfterSigning(String outOrIn) throws Exception {
        Path dump = folder.resolve("heap.hprof");
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa)) {
            Map<String, String> environment = new HashMap<>();
            cloud.environment().forEach((name, value) -> {
                if (name.startsWith("AWS_ENDPOINT_URL")) {
                    environment.put(name, value);
                }
            });
            Files.createDirectory(folder.resolve("home"));
            try (RunningJvm child = RunningJvm.start(environment, HeapDump.OF_THE_LIVING, "dev.claimport.SignInThenDump", folder.resolve("home").toString(),
                    folder.resolve("copy").toString(), outOrIn, dump.toString())) {
                assertEquals(INSTALLER, child.line(), child.errors());
            }
        }
        return HeapDump.read(dump);
    }

    private Secrets secrets() throws Exception {
        JsonNode json = new ObjectMapper().readTree(folder.resolve("copy").toFile());
        String[] pem = json.path("dpopKey").textValue().split("\n");
        byte[] der = Base64.getDecoder().decode(pem[1] + pem[2] + pem[3]);
        // SEC1: SEQUENCE, version 1, OCTET STRING of 32 bytes (RFC 5915).
        return new Secrets(json.path("refreshToken").textValue().getBytes(StandardCharsets.US_ASCII), Arrays.copyOfRange(der, 7, 39),
                pem[1].substring(10, 50).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void afterASignOutNothingIsLeft() throws Exception {
        HeapDump heap = dumpAfterSigning("out");
        Secrets secrets = secrets();
        assertTrue(heap.contains(INSTALLER.getBytes(StandardCharsets.US_ASCII)), "the dump has what a window keeps");
        assertFalse(heap.contains(secrets.refreshToken()), "refresh token");
        assertFalse(heap.contains(secrets.key()), "key");
        assertFalse(heap.contains(secrets.pem()), "key in PEM");
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var content = new HeapDump(Files.readAllBytes(file));
                assertFalse(content.contains(secrets.refreshToken()) || content.contains(secrets.pem()), file.toString());
            }
        }
    }

    @Test
    void nothingOfItIsLoggedAtTheMostVerboseLevel() throws Exception {
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa)) {
            Map<String, String> environment = new HashMap<>();
            cloud.environment().forEach((name, value) -> {
                if (name.startsWith("AWS_ENDPOINT_URL")) {
                    environment.put(name, value);
                }
            });
            Files.createDirectory(folder.resolve("home"));
            ChildJvm.Result result = ChildJvm.run(SignInThenDump.class, environment, List.of("-Dclaimport.log=ALL"), folder.resolve("home").toString(),
                    folder.resolve("copy").toString(), "out", folder.resolve("heap.hprof").toString());
            assertEquals(0, result.exitCode(), result.output());
            assertTrue(result.output().contains("as verbose as can be") && result.output().contains(INSTALLER), result.output());
            JsonNode json = new ObjectMapper().readTree(folder.resolve("copy").toFile());
            for (String secret : List.of(json.path("refreshToken").textValue(), json.path("accessToken").path("secretAccessKey").textValue(),
                    json.path("accessToken").path("sessionToken").textValue(), json.path("idToken").textValue(),
                    json.path("dpopKey").textValue().split("\n")[1])) {
                assertFalse(result.output().contains(secret), () -> secret + " in " + result.output());
            }
        }
    }

    @Test
    void whileSignedInTheTokenIsThereAndTheKeyIsNotInTheHeap() throws Exception {
        HeapDump heap = dumpAfterSigning("in");
        Secrets secrets = secrets();
        assertTrue(heap.contains(secrets.refreshToken()), "the search finds what is there");
        assertFalse(heap.contains(secrets.key()), "key");
        assertFalse(heap.contains(secrets.pem()), "key in PEM");
    }
}
