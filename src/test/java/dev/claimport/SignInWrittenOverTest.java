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
            "-XX:MaxNewSize=6m");

    @TempDir
    private Path folder;

    /** Some of it is in memory that the JDK's sockets have given back, which nobody can write to. */
    private static void assertMostIsGone(RunningJvm child, String... secrets) throws IOException {
        var memory = new ProcessMemory(child.pid());
        assumeTrue(memory.isReadable(), "memory of other processes is not to be read here");
        List<Integer> before = counted(memory, secrets);
        assertTrue(before.stream().mapToInt(Integer::intValue).sum() > 20, "the search finds them: " + before);
        child.goOn();
        assertEquals("written over", child.line());
        List<Integer> after = counted(memory, secrets);
        assertTrue(after.stream().mapToInt(Integer::intValue).sum() * 3 < before.stream().mapToInt(Integer::intValue).sum(), before + ", then " + after);
    }

    private static List<Integer> counted(ProcessMemory memory, String... secrets) throws IOException {
        List<Integer> counted = new ArrayList<>();
        for (String secret : secrets) {
            counted.add(memory.find(new KeyTraces(secret.getBytes(StandardCharsets.US_ASCII))).size());
        }
        return counted;
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
            assertMostIsGone(child, token.path("accessToken").textValue(), token.path("refreshToken").textValue(), token.path("clientSecret").textValue(),
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
                assertMostIsGone(child, json.path("refreshToken").textValue(), keys.path("secretAccessKey").textValue(),
                        keys.path("sessionToken").textValue());
            }
        }
    }
}
