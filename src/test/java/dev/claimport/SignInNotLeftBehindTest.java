package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.HeapDump;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a sign-out from Identity Center, no object holds its tokens or the keys of the role any more, nor does a file. The cloud is in another process. */
class SignInNotLeftBehindTest {

    @TempDir
    private Path folder;

    private Set<String> leftAfterSigning(String outOrIn) throws Exception {
        Path dump = folder.resolve("heap.hprof");
        Path cache = Files.createDirectory(folder.resolve("cache"));
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
                RunningJvm child = RunningJvm.start(Map.of(), HeapDump.OF_THE_LIVING, "dev.claimport.IdentityCenterThenDump", cloud.endpoint().toString(), cloud.startUrl(),
                        cache.toString(), outOrIn, dump.toString())) {
            String role = child.line();
            assertTrue(role != null && role.endsWith("Role"), child.rest());
        }
        JsonNode token = new ObjectMapper().readTree(folder.resolve("copy").toFile());
        List<String> role = Files.readAllLines(folder.resolve("role"));
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String name : List.of("accessToken", "refreshToken", "clientSecret")) {
            secrets.put(name, token.path(name).textValue());
        }
        secrets.put("secretAccessKey", role.get(0));
        secrets.put("sessionToken", role.get(1));
        HeapDump heap = HeapDump.read(dump);
        Set<String> left = new TreeSet<>();
        secrets.forEach((name, secret) -> {
            if (heap.contains(secret.getBytes(StandardCharsets.US_ASCII))) {
                left.add(name);
            }
        });
        return left;
    }

    @Test
    void afterASignOutNoObjectHoldsAnything() throws Exception {
        assertEquals(Set.of(), leftAfterSigning("out"));
    }

    @Test
    void whileSignedInTheSearchFindsThem() throws Exception {
        assertEquals(Set.of("accessToken", "clientSecret", "refreshToken", "secretAccessKey", "sessionToken"), leftAfterSigning("in"));
    }
}
