package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files in {@code ~/.aws} that no AWS tool can read stop nobody who does not use them. */
class BrokenConfigurationTest {

    @TempDir
    private Path home;

    @BeforeEach
    void breakBothFiles() throws IOException {
        Files.createDirectories(home.resolve(".aws"));
        Files.writeString(home.resolve(".aws/config"), "[default]\nregion = eu-west-1\n[profile bench\nregion\n");
        Files.writeString(home.resolve(".aws/credentials"), "= nothing\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
    void practiceGoesOn() throws Exception {
        ChildJvm.Result result = run("handover", "--practice", "--template-name", "practice-sensor");
        assertEquals(0, result.exitCode(), result.output());
    }

    @Test
    void whoeverNeedsThemIsToldTheLine() throws Exception {
        ChildJvm.Result result = run("whoami", "--region", "eu-west-1");
        assertEquals(255, result.exitCode(), result.output());
        assertTrue(result.output().contains("[config-unreadable] Line 3 of " + home.resolve(".aws/config") + " "), result.output());
    }

    /** A profile that is nowhere is named as well. */
    private ChildJvm.Result run(String... arguments) throws Exception {
        return ChildJvm.run(Claimport.class, Map.of("HOME", home.toString(), "AWS_PROFILE", "nobody"),
                List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + home), arguments);
    }
}
