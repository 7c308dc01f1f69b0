package dev.claimport.account.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook of the kit, run by Python itself where that is. */
class HookProgramTest {

    private static final long MOST_SECONDS = 60;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeKit() {
        KitFolder.write(folder.resolve("kit"), new Kit("sensors", "123456789012", "eu-west-1", List.of(), true));
    }

    /** Whether the device is let in. */
    private boolean allows(String request, String... environment) throws Exception {
        Process hook;
        try {
            ProcessBuilder builder = new ProcessBuilder("python3", folder.resolve("kit/hook/hook.py").toString());
            builder.environment().remove("ALLOW_TABLE");
            for (int i = 0; i < environment.length; i += 2) {
                builder.environment().put(environment[i], environment[i + 1]);
            }
            hook = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException _) {
            assumeTrue(false, "there is no Python");
            throw new AssertionError();
        }
        hook.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        hook.getOutputStream().close();
        String answer = new String(hook.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(hook.waitFor(MOST_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, hook.exitValue());
        return new ObjectMapper().readTree(answer).required("allowProvisioning").booleanValue();
    }

    private static String request(String serial) {
        return "{\"claimCertificateId\": \"c\", \"parameters\": {\"SerialNumber\": \"" + serial + "\"}}";
    }

    @Test
    void nobodyIsLetInAtFirst() throws Exception {
        assertEquals(false, allows(request("A-17")));
        assertEquals(false, allows(request("")));
    }

    @Test
    void whoIsOnTheListIsLetIn() throws Exception {
        Files.writeString(folder.resolve("kit/hook/allowed.txt"), "A-16\nA-17\n");
        assertEquals(true, allows(request("A-17")));
        assertEquals(false, allows(request("A-1")));
    }

    @Test
    void whateverGoesWrongRefuses() throws Exception {
        Files.writeString(folder.resolve("kit/hook/allowed.txt"), "A-17\n");
        assertEquals(false, allows("{\"parameters\": {}}"));
        assertEquals(false, allows("[]"));
        // No table can be asked here: there are no credentials, or no library for it.
        assertEquals(false, allows(request("A-17"), "ALLOW_TABLE", "none", "AWS_EC2_METADATA_DISABLED", "true", "AWS_SHARED_CREDENTIALS_FILE", "none",
                "AWS_CONFIG_FILE", "none", "AWS_ACCESS_KEY_ID", ""));
        Files.delete(folder.resolve("kit/hook/allowed.txt"));
        assertEquals(false, allows(request("A-17")));
    }
}
