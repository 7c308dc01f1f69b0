package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A pager shows results on a terminal, and nowhere else: tried with a real pseudo-terminal. */
@EnabledIf("dev.claimport.practice.device.Pseudoterminal#supported")
class PagerTest {

    private static final String RESULT = "{\n    \"certificateId\": \"x\"\n}\n";
    private static final String PAGER = "sh -c \"echo paged by $LESS; cat\"";
    private static final Duration SLICE = Duration.ofMillis(100);

    private final ScriptedServer server = ScriptedServer.answering(Answer.json(200, "{\"certificateId\":\"x\"}"));

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private Aws aws() {
        return Aws.at(folder, server.uri());
    }

    /** What the terminal got, and how the command ended. */
    private Aws.Outcome onTerminal(Aws aws, String... options) throws Exception {
        String[] arguments = Stream.concat(Stream.of("iot", "create-provisioning-claim", "--template-name", "x"),
                Stream.of(options)).toArray(String[]::new);
        try (var terminal = Pseudoterminal.open()) {
            Aws.Outcome ended = AwsProcess.start(folder, aws.environment(), Redirect.to(new File(terminal.path())), arguments).end();
            var shown = new StringBuilder();
            byte[] buffer = new byte[4096];
            for (int read = terminal.read(buffer, SLICE); read > 0; read = terminal.read(buffer, SLICE)) {
                shown.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
            }
            return new Aws.Outcome(ended.exitCode(), shown.toString(), ended.err());
        }
    }

    @Test
    void onATerminalTheResultGoesThroughIt() throws Exception {
        assertEquals(new Aws.Outcome(0, "paged by FRX\n" + RESULT, ""), onTerminal(aws().with("AWS_PAGER", PAGER)));
    }

    @Test
    void theUsersOwnSettingOfLessIsKept() throws Exception {
        assertEquals(new Aws.Outcome(0, "paged by S\n" + RESULT, ""), onTerminal(aws().with("AWS_PAGER", PAGER).with("LESS", "S")));
    }

    @Test
    void itCanBeDoneWithout() throws Exception {
        assertEquals(new Aws.Outcome(0, RESULT, ""), onTerminal(aws().with("AWS_PAGER", PAGER), "--no-cli-pager"));
        assertEquals(new Aws.Outcome(0, RESULT, ""), onTerminal(aws().with("AWS_PAGER", "")));
    }

    @Test
    void aFileGetsNone() throws Exception {
        Aws.Outcome outcome = AwsProcess.start(folder, aws().with("AWS_PAGER", PAGER).environment(), "create-provisioning-claim",
                "--template-name", "x").end();
        assertEquals(new Aws.Outcome(0, RESULT, ""), outcome);
    }

    @Test
    void oneThatIsNotThereIsAMistakeInTheConfiguration() throws Exception {
        Aws.Outcome outcome = onTerminal(aws().with("AWS_PAGER", "/nope/pager"));
        assertEquals(253, outcome.exitCode());
        assertEquals("", outcome.out());
        assertTrue(outcome.err().startsWith("\nclaimport: [ERROR]: An error occurred (Pager): Unable to redirect output to pager."),
                outcome.err());
    }

    @Test
    void whoeverStopsReadingIsNoMistake() throws Exception {
        assertEquals(new Aws.Outcome(0, "", ""), onTerminal(aws().with("AWS_PAGER", "true")));
    }

    @Test
    void tablesHaveColoursOnATerminalOnly() throws Exception {
        Aws plain = aws().with("AWS_PAGER", "cat");
        String coloured = onTerminal(plain, "--output", "table").out();
        assertTrue(coloured.contains("\u001b[1m\u001b[34mcertificateId\u001b[0m"), coloured);
        assertFalse(coloured.contains("\u001b[0m\u001b[0m"), "a pager gets no resets besides");
        String direct = onTerminal(plain, "--output", "table", "--no-cli-pager").out();
        assertTrue(direct.contains("\u001b[0m\u001b[0m"), direct);
        assertFalse(onTerminal(plain, "--output", "table", "--color", "off").out().contains("\u001b"));
        assertFalse(plain.run("iot", "create-provisioning-claim", "--template-name", "x", "--output", "table").out().contains("\u001b"));
    }
}
