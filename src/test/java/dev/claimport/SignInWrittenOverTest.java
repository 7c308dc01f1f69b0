package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.KeyTraces;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ProcessMemory;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What libraries have left of tokens among the dead objects is written over when somebody signs out of the window. The cloud is in another process. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems do not show a process's memory")
class SignInWrittenOverTest {

    /** As the window has it (packaging/common/jvm.options). */
    private static final List<String> WINDOW = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10",
            "-XX:MaxNewSize=4m", "-XX:MarkSweepDeadRatio=0");
    /** A heap of that size lies below 4 GB, with addresses of eight digits (compressed object pointers that are not shifted). */
    private static final String IN_HEAP = ".* in [0-9a-f]{8}-[0-9a-f]{8,9}";

    @TempDir
    private Path folder;

    /** Nothing of it stays in the heap. What the JDK's sockets have given back of native memory nobody can write to: of each the few copies there. */
    private static void assertGone(RunningJvm child, String... secrets) throws IOException {
        var memory = new ProcessMemory(child.pid());
        assumeTrue(memory.isReadable(), "memory of other processes is not to be read here");
        List<String> before = found(memory, secrets);
        assertTrue(before.stream().filter(place -> place.matches(IN_HEAP)).count() > 15, "the search finds them: " + before);
        child.goOn();
        assertEquals("written over", child.line());
        List<String> after = found(memory, secrets);
        assertEquals(List.of(), after.stream().filter(place -> place.matches(IN_HEAP)).toList());
        assertTrue(after.size() < before.size() / 2, before + ", then " + after);
    }

    private static List<String> found(ProcessMemory memory, String... secrets) throws IOException {
        List<String> found = new ArrayList<>();
        for (String secret : secrets) {
            found.addAll(memory.find(new KeyTraces(secret.getBytes(StandardCharsets.US_ASCII))));
        }
        return found;
    }

    @Test
    void ofIdentityCenter() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
                RunningJvm child = RunningJvm.start(Map.of(), WINDOW, "dev.claimport.IdentityCenterThenDump", cloud.endpoint().toString(), cloud.startUrl(),
                        cache.toString(), "out", "-")) {
            String role = child.line();
            assertTrue(role != null && role.endsWith("Role"), role);
            JsonNode token = new ObjectMapper().readTree(folder.resolve("copy").toFile());
            List<String> keys = Files.readAllLines(folder.resolve("role"));
            assertGone(child, token.path("accessToken").textValue(), token.path("refreshToken").textValue(), token.path("clientSecret").textValue(),
                    keys.get(0), keys.get(1));
        }
    }

    @Test
    void ofTheConsole() throws Exception {
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa)) {
            Map<String, String> environment = new HashMap<>(cloud.environment());
            environment.keySet().removeIf(name -> !name.startsWith("AWS_ENDPOINT_URL"));
            Files.createDirectory(folder.resolve("home"));
            try (RunningJvm child = RunningJvm.start(environment, WINDOW, "dev.claimport.SignInThenDump", folder.resolve("home").toString(),
                    folder.resolve("copy").toString(), "out", "-")) {
                String who = child.line();
                assertTrue(who != null && who.startsWith("arn:"), who);
                JsonNode json = new ObjectMapper().readTree(folder.resolve("copy").toFile());
                JsonNode keys = json.path("accessToken");
                // Not the token that says who it is: that opens nothing, and much of it is said elsewhere.
                assertGone(child, json.path("refreshToken").textValue(), keys.path("secretAccessKey").textValue(),
                        keys.path("sessionToken").textValue());
            }
        }
    }

    /** Where it lies in the heap is a matter of luck: at the end of a region as well. */
    @Test
    void whereverInTheHeapItWas() throws Exception {
        String secret = "a-token-of-as-many-letters-as-the-shortest-has-6Jq0vZ";
        try (RunningJvm child = RunningJvm.start(Map.of(), WINDOW, "dev.claimport.HeapOfSecretsThenDump", new StringBuilder(secret).reverse().toString())) {
            assertTrue(Integer.parseInt(child.line()) > 100_000);
            assertGone(child, secret);
        }
    }
}
