package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for all commands that picocli parses. */
class EveryCommandTest {

    private final RecordedTerminal terminal = new RecordedTerminal();

    /** Each as it is typed: {@code practice cloud}. Those of the AWS CLI have rules of their own. */
    static Stream<String> commands() {
        List<String> found = new ArrayList<>();
        collect("", new RecordedTerminal().commandLine(), found);
        return found.stream().filter(name -> !name.startsWith("iot") && !name.equals("create-provisioning-claim"));
    }

    private static void collect(String name, CommandLine command, List<String> found) {
        found.add(name);
        command.getSubcommands().forEach((sub, line) -> collect((name + " " + sub).strip(), line, found));
    }

    private static CommandLine find(CommandLine root, String name) {
        CommandLine found = root;
        for (String word : name.split(" ")) {
            found = word.isEmpty() ? found : found.getSubcommands().get(word);
        }
        return found;
    }

    private RecordedTerminal.Result type(String name, String... more) {
        return terminal.type(Stream.concat(Arrays.stream(name.split(" ")).filter(word -> !word.isEmpty()), Arrays.stream(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpSaysEveryOptionOnStandardOutput(String name) {
        RecordedTerminal.Result result = type(name, "--help");
        assertEquals(0, result.exitCode());
        assertEquals("", result.err());
        assertTrue(result.out().contains(("Usage: claimport " + name).strip()), result.out());
        for (OptionSpec option : find(terminal.commandLine(), name).getCommandSpec().options()) {
            assertTrue(result.out().contains(option.longestName()), option.longestName() + " is missing in " + result.out());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theVersionIsTheProgramsEverywhere(String name) {
        RecordedTerminal.Result result = type(name, "--version");
        assertEquals(0, result.exitCode());
        assertTrue(result.out().startsWith("claimport "), result.out());
        assertTrue(result.out().contains("Java " + Runtime.version()), result.out());
    }

    @Test
    void aRequiredOptionThatIsMisspeltIsUnknownRatherThanMissing() {
        RecordedTerminal.Result result = terminal.type("handover", "--template-nam", "T");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("--template-nam") && result.err().contains("--template-name") && !result.err().contains("Missing"), result.err());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void anUnknownOptionIsAMistake(String name) {
        assertMistake(type(name, "--no-such-option"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "handovr",
        "handover",
        "handover --template-name",
        "handover --template-name T --until tomorrow",
        "handover --template-name T --output xml",
        "handover --template-name T --parameter Site",
        "handover --template-name T --endpoint a:b:c",
        "handover --template-name T --endpoint host:0",
        "handover --template-name T --endpoint host:65536",
        "handover --template-name T --endpoint -host",
        "handover --template-name T more",
        "ports --output xml",
        "ports all",
        "practice clout",
        "practice cloud --mqtt-port 65536",
        "practice cloud --token-lifetime 0",
        "practice cloud --session-lifetime soon",
        "practice cloud --credentials-lifetime 99999999",
        "practice cloud --throttle -1",
        "practice cloud --http-port -1",
        "practice cloud --http-port eighty",
        "practice device --model",
        "handover --template-name T --region EU",
        "login --start-url https://x.awsapps.com/start",
        "login --sso-region eu-west-1",
        "login --sso-session a --profile b",
        "login --sso-session a --start-url https://x.awsapps.com/start --sso-region eu-west-1",
        "login --start-url https://x.awsapps.com/start --sso-region eu-west-1.evil.example/",
        "login --sso-session",
        "logout --profile a --sso-session b",
        "whoami --output xml",
        "whoami --region a_b",
        "doctor me",
        "template",
        "template check",
        "template check body.json --parameter Site",
        "template check body.json --output xml",
        "completion",
        "completion fish",
    })
    void aMistakeInTheArgumentsEndsWith2AndAMessageOnStandardError(String typed) {
        assertMistake(terminal.type(typed.split(" ")));
        assertEquals(List.of(), terminal.asked, "nobody signs in for a mistake");
    }

    private static void assertMistake(RecordedTerminal.Result result) {
        assertEquals(2, result.exitCode(), result.toString());
        assertEquals("", result.out());
        // What is wrong, and where to read on; the whole help would bury it.
        assertTrue(result.err().matches("claimport: [^\n]{10,}\n  See: claimport[a-z -]* --help\n"), result.err());
    }

    @Test
    void aMisspeltCommandIsToldWhatWasMeant() {
        assertEquals("claimport: “update” is not understood here.\n  See: claimport --help\n", terminal.type("update").err());
        assertEquals("claimport: “handovr” is not understood here. Did you mean handover?\n  See: claimport --help\n", terminal.type("handovr").err());
    }

    @Test
    void theManualPageIsNotForTheHelp() {
        assertFalse(terminal.type("--help").out().contains("manual-page"));
    }
}
