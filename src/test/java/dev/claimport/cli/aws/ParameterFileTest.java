package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code file://} and {@code fileb://} with what has no size. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no devices among the files")
class ParameterFileTest {

    @TempDir
    private Path home;

    @Test
    @Timeout(240)
    void whatHasNoEndIsTooLarge() {
        try (var server = ScriptedServer.answering(Answer.json(200, "{}"))) {
            for (String prefix : List.of("file://", "fileb://")) {
                Aws.Outcome outcome = Aws.at(home, server.uri()).run("iot", "create-provisioning-claim", "--template-name", prefix + "/dev/zero");
                assertEquals(252, outcome.exitCode(), outcome.err());
                assertTrue(outcome.err().contains("Unable to load paramfile " + prefix + "/dev/zero: [Errno 27] File too large: '/dev/zero'"),
                        outcome.err());
            }
            assertEquals(List.of(), server.requests());
        }
    }
}
