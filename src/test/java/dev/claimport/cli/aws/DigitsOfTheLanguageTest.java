package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where people write ١٢٣, what machines read is 123. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the process is a POSIX system's")
class DigitsOfTheLanguageTest {

    @TempDir
    private Path home;

    @Test
    void timesAndHeadersAreInAscii() throws Exception {
        try (var server = ScriptedServer.answering(Answer.error(500, "InternalFailureException", "later"),
                Answer.json(200, "{\"certificateId\":\"x\",\"expiration\":1595955066.123}"))) {
            Aws aws = Aws.at(home, server.uri()).with("JDK_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG").with("TZ", "Asia/Kolkata");
            Aws.Outcome outcome = AwsProcess.start(home, aws.environment(), "create-provisioning-claim", "--template-name", "x").end();
            assertEquals("{\n    \"certificateId\": \"x\",\n    \"expiration\": \"2020-07-28T22:21:06.123000+05:30\"\n}\n", outcome.out(), outcome.err());
            server.requests().forEach(request -> request.headers().forEach((name, value) ->
                    assertTrue(value.chars().allMatch(character -> character >= ' ' && character <= '~'), name + ": " + value)));
            assertTrue(server.requests().getLast().headers().get("amz-sdk-request").endsWith("attempt=2; max=3"));
        }
    }
}
