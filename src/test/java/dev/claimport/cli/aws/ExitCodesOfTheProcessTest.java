package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a script gets to see: the exit codes of real processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are sent by kill")
class ExitCodesOfTheProcessTest {

    private static final String[] COMMAND = {"iot", "create-provisioning-claim", "--template-name", "sensors"};

    @TempDir
    private Path folder;

    private Aws.Outcome run(Aws aws, String... arguments) throws Exception {
        return AwsProcess.start(folder, aws.environment(), arguments).end();
    }

    @Test
    void eachKindOfEndHasItsOwn() throws Exception {
        try (var server = new ScriptedServer(request -> Optional.of(request.path().contains("refused")
                ? Answer.error(404, "ResourceNotFoundException", "no such template") : Answer.json(200, "{\"certificateId\":\"x\"}")))) {
            Aws aws = Aws.at(folder, server.uri());
            Aws.Outcome done = run(aws, COMMAND);
            assertEquals(0, done.exitCode(), done.err());
            assertEquals("{\n    \"certificateId\": \"x\"\n}\n", done.out());

            Aws.Outcome usage = run(aws, "iot", "create-provisioning-claim");
            assertEquals(252, usage.exitCode(), usage.err());
            assertTrue(usage.err().startsWith("\nclaimport: [ERROR]: An error occurred (ParamValidation): "), usage.err());

            Aws.Outcome configuration = run(aws.without("AWS_DEFAULT_REGION"), COMMAND);
            assertEquals(253, configuration.exitCode(), configuration.err());

            Aws.Outcome refused = run(aws, "create-provisioning-claim", "--template-name", "refused");
            assertEquals(254, refused.exitCode(), refused.err());
            assertEquals("", refused.out());

            Aws.Outcome general = run(aws.with("AWS_ENDPOINT_URL_IOT", "http://127.0.0.1:1").with("AWS_MAX_ATTEMPTS", "1"), COMMAND);
            assertEquals(255, general.exitCode(), general.err());
        }
    }

    @Test
    void anInterruptEndsTheLineAndTheCommand() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedServer(_ -> {
            asked.countDown();
            return Optional.empty();
        })) {
            AwsProcess process = AwsProcess.start(folder, Aws.at(folder, server.uri()).environment(), COMMAND);
            assertTrue(asked.await(60, TimeUnit.SECONDS), "the service is asked");
            process.interrupt();
            Aws.Outcome outcome = process.end();
            assertEquals(130, outcome.exitCode(), outcome.err());
            assertEquals("\n", outcome.out());
            assertEquals("", outcome.err());
        }
    }

    @Test
    void aClaimThatCannotBePrintedIsNoSuccess() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"certificateId\":\"x\"}"))) {
            Aws.Outcome outcome = AwsProcess.start(folder, Aws.at(folder, server.uri()).environment(),
                    Redirect.to(Path.of("/dev/full").toFile()), COMMAND).end();
            assertEquals(255, outcome.exitCode());
            assertTrue(outcome.err().contains("No space left on device"), outcome.err());
            assertFalse(outcome.err().contains("\tat "), outcome.err());
        }
    }
}
