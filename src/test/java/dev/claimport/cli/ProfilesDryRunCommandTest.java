package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.device.profile.ProfileLibrary;
import dev.claimport.testing.BuiltIn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code claimport profiles dry-run}: opens nothing and asks nobody, which {@link RecordedTerminal} would not stand for. */
class ProfilesDryRunCommandTest {

    private final RecordedTerminal terminal = new RecordedTerminal();

    private String[] dryRun(String... arguments) {
        RecordedTerminal.Result result = terminal.type(Stream.concat(Stream.of("profiles", "dry-run"), Stream.of(arguments)).toArray(String[]::new));
        assertEquals(0, result.exitCode(), result.err());
        assertEquals(List.of(), terminal.asked);
        return result.out().lines().toArray(String[]::new);
    }

    @Test
    void stepsOfAModemAreShownWithExpectationsAndDeadlinesAndWithoutAKey() {
        String text = String.join("\n", dryRun("nrf91-at", "--set", "variables.tag=77"));
        assertTrue(text.startsWith("identify\n  > ATE0\n  < OK\n    within 2.0 s; goes on if it fails\n"), text);
        assertTrue(text.contains("  > AT+CGSN\n  < OK\n    takes serial: \"?(\\d{15})\"?\n    within 5.0 s\n"), text);
        // 10 s, and as long as 1,800 bytes take at 115200 bits a second, twice over.
        assertTrue(text.contains("store key\n  > AT%CMNG=3,77,2\n  < OK\n    within 5.0 s; goes on if it fails\n"
                + "  > AT%CMNG=0,77,2,\"███ key ███\"\n  < OK\n    within 10.3 s\n"), text);
        assertTrue(text.contains("    has to show: %CMNG: ?77,2,\"<content.sha256>\""), text);
        assertTrue(text.contains("restore\n  > AT+CFUN=<cfun>\n"), text);
    }

    static Stream<String> names() {
        return BuiltIn.profiles().all().stream().map(ProfileLibrary.Entry::profile).map(profile -> profile.name());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFamilyHasAPlanOneObjectALine(String name) throws Exception {
        List<JsonNode> steps = new ArrayList<>();
        for (String line : dryRun(name, "--output", "json")) {
            steps.add(new ObjectMapper().readTree(line));
        }
        assertTrue(steps.stream().anyMatch(step -> step.path("section").textValue().equals("store") && "key".equals(step.path("part").textValue())), steps.toString());
        assertFalse(steps.toString().contains("BEGIN"), steps.toString());
    }

    @Test
    void fileThatIsNoneIsNamed() {
        RecordedTerminal.Result result = terminal.type("profiles", "dry-run", "nrf92");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("[device-profile-not-found]"), result.err());
    }
}
