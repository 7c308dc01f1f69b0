package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SetupCommandTest {

    @TempDir
    private Path folder;

    private final RecordedTerminal terminal = new RecordedTerminal();
    private final List<String> questions = new ArrayList<>();

    private RecordedTerminal.Result setup(String... more) {
        List<String> words = new ArrayList<>(List.of("setup", folder.resolve("kit").toString()));
        words.addAll(List.of(more));
        return terminal.type(words.toArray(String[]::new));
    }

    /** @param answers of somebody at a terminal, who then leaves */
    private int asked(String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        StringWriter out = new StringWriter();
        return new CommandLine(new SetupCommand(terminal.builtInBackend(), Optional.of(question -> {
            questions.add(question);
            return left.poll();
        }), Messages.of("cli", Locale.ENGLISH))).setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(folder.resolve("kit").toString());
    }

    @Test
    void writesAKitAndSaysWhereToBegin() throws Exception {
        RecordedTerminal.Result result = setup("--name", "sensors", "--account", "123456789012", "--region", "eu-west-1", "--parameter", "Site", "--hook");

        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().endsWith("Written. Begin with " + folder.resolve("kit/README.md") + ".\n"), result.out());
        assertTrue(Files.readString(folder.resolve("kit/cloudformation/stack.yaml")).contains("FunctionName: sensors-hook"));
        assertEquals(List.of(), terminal.asked, "nobody signs in to write files");
    }

    @Test
    void theCheckOfTemplatesFindsNothingToMindInIt() {
        setup("--name", "sensors", "--account", "123456789012", "--region", "eu-west-1");

        RecordedTerminal.Result result = terminal.type("template", "check", folder.resolve("kit/templates/sensors/1.json").toString(), "--parameter", "SerialNumber=A-17");

        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().contains("\n0 that break, 0 that surprise, "), result.out());
        assertTrue(result.out().contains("\n  thing sensors-A-17\n"), result.out());
    }

    @Test
    void theTechniciansRightsAreHeldAgainstTheTemplate() throws Exception {
        setup("--name", "sensors", "--account", "123456789012", "--region", "eu-west-1");
        String body = folder.resolve("kit/templates/sensors/1.json").toString();
        Path technician = folder.resolve("kit/roles/technician.json");

        RecordedTerminal.Result right = terminal.type("template", "check", body, "--technician", technician.toString());
        assertEquals(0, right.exitCode(), right.toString());
        assertFalse(right.out().contains("technician-resource"), right.out());

        Files.writeString(technician, Files.readString(technician).replace(":iot:eu-west-1:", ":eu-west-1:"));
        RecordedTerminal.Result wrong = terminal.type("template", "check", body, "--technician", technician.toString());
        assertEquals(2, wrong.exitCode(), wrong.toString());
        assertTrue(wrong.out().contains("[technician-resource]"), wrong.out());
    }

    @Test
    void whereNobodyCanBeAskedWhatIsMissingIsNamed() {
        RecordedTerminal.Result result = setup("--region", "eu-west-1");

        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("Missing: --name, --account"), result.err());
        assertFalse(Files.exists(folder.resolve("kit")));
    }

    @Test
    void whatCannotBeIsNamed() {
        assertTrue(setup("--name", "x y", "--account", "123456789012", "--region", "eu-west-1").err().contains("--name cannot be “x y”."));
        assertTrue(setup("--name", "x", "--account", "123", "--region", "eu-west-1").err().contains("--account cannot be “123”."));
        assertTrue(setup("--name", "x", "--account", "123456789012", "--region", "eu-west-1", "--parameter", "SerialNumber").err()
                .contains("--parameter cannot be “SerialNumber”."));
        assertFalse(Files.exists(folder.resolve("kit")));
    }

    @Test
    void aFolderThatIsNotEmptyStaysAsItIs() throws Exception {
        Files.createDirectory(folder.resolve("kit"));
        Files.writeString(folder.resolve("kit/mine"), "x");

        RecordedTerminal.Result result = setup("--name", "x", "--account", "123456789012", "--region", "eu-west-1");

        assertEquals(255, result.exitCode());
        assertTrue(result.err().startsWith("claimport: [folder-not-empty]"), result.err());
        assertEquals("x", Files.readString(folder.resolve("kit/mine")));
    }

    @Test
    void somebodyAtATerminalIsAskedAgainUntilTheAnswerCanBe() throws Exception {
        assertEquals(0, asked("my sensors", "sensors", "123456789012", "eu-west-1", "SerialNumber", "Site, Line", "maybe", "yes"));

        assertEquals(List.of("What are the devices called?", "One to 20 letters, digits, dashes and underscores, such as sensors:", "In which AWS account?",
                "In which region?", "What does the technician give besides the serial number? Names such as Site, or nothing:",
                "Up to 20 names of letters and digits, each once, with spaces between:", "Let in only devices whose serial number is on a list? [y/N]",
                "Let in only devices whose serial number is on a list? [y/N]"), questions);
        String kit = Files.readString(folder.resolve("kit/kit.json"));
        assertTrue(kit.contains("\"Line\"") && kit.contains("\"hook\": true"), kit);
    }

    @Test
    void noAnswerAtAllWritesNothing() {
        assertTrue(asked("sensors") != 0);
        assertFalse(Files.exists(folder.resolve("kit")));
    }
}
