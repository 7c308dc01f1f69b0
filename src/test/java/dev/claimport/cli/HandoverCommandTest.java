package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arguments of {@code claimport handover}, and what it prints when it cannot even sign in. */
class HandoverCommandTest {

    private final RecordedTerminal terminal = new RecordedTerminal();

    @TempDir
    private Path folder;

    private Map<String, String> parameters(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"handover", "--template-name", "T"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return terminal.commandLine().parseArgs(all).subcommand().matchedOption("--parameter").getValue();
    }

    @Test
    void parametersComeInEveryForm() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("Site", "berlin");
        expected.put("Note", "a=b, c");
        expected.put("Empty", "");
        assertEquals(expected, parameters("--parameter", "Site=berlin", "--parameter=Note=a=b, c", "--parameter", "Empty="));
    }

    @Test
    void theLastOfTwoParametersCounts() {
        assertEquals(Map.of("Site", "hamburg"), parameters("--parameter", "Site=berlin", "--parameter", "Site=hamburg"));
    }

    @Test
    void withoutCredentialsTheSignInFails() {
        RecordedTerminal.Result result = terminal.type("handover", "--template-name", "T", "--region", "eu-west-1");
        assertEquals(255, result.exitCode());
        assertEquals("Failed at sign-in: no-credentials", result.out().strip());
        assertTrue(result.err().contains("claimport: [no-credentials] "), result.err());
        assertEquals(List.of("session in eu-west-1"), terminal.asked);
    }

    @Test
    void theRegionIsTheChainsUnlessItIsGiven() {
        terminal.type("handover", "--template-name", "T");
        assertEquals(List.of("session"), terminal.asked);
    }

    @Test
    void aFailureInJsonIsOneObjectOnOneLine() throws Exception {
        RecordedTerminal.Result result = terminal.type("handover", "--template-name", "T", "--output", "json");
        assertEquals(1, result.out().lines().count());
        JsonNode json = new ObjectMapper().readTree(result.out());
        assertEquals("failed", json.path("outcome").textValue());
        assertEquals("T", json.path("templateName").textValue());
        assertEquals("no-credentials", json.path("failure").path("id").textValue());
        assertEquals("sign-in", json.path("failure").path("step").textValue());
        assertEquals(List.of("sign-in"), json.path("steps").findValuesAsText("name"));
        assertTrue(json.path("thingName").isNull() && json.has("thingName"));
    }

    @Test
    void practiceIsAskedForInsteadOfCredentials() {
        terminal.type("handover", "--template-name", "practice-sensor", "--practice");
        assertEquals(List.of("practice"), terminal.asked);
    }

    @Test
    void aRootCaThatCannotBeReadIsFoundBeforeAnybodySignsIn() throws Exception {
        Path text = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        for (Path file : List.of(folder.resolve("missing.pem"), text)) {
            RecordedTerminal.Result result = terminal.type("handover", "--template-name", "T", "--root-ca", file.toString());
            assertEquals(255, result.exitCode());
            assertEquals("", result.out());
            assertTrue(result.err().contains("[file-unreadable]"), result.err());
        }
        assertEquals(List.of(), terminal.asked);
    }

    @Test
    void endpointsComeWithAndWithoutAPort() {
        for (String endpoint : List.of("example.com", "example.com:443", "localhost:1883")) {
            assertEquals(255, terminal.type("handover", "--template-name", "T", "--endpoint", endpoint).exitCode());
        }
        assertEquals(3, terminal.asked.size());
    }

    @Test
    void aScenarioIsForPracticeAloneAndIsReadBeforeItBegins() throws Exception {
        Path scenario = Files.writeString(folder.resolve("scenario.yaml"), "cloud:\n  unavailable: 1\n");
        RecordedTerminal.Result outside = terminal.type("handover", "--template-name", "T", "--scenario", scenario.toString());
        assertEquals(2, outside.exitCode());
        assertTrue(outside.err().contains("--scenario") && outside.err().contains("--practice"), outside.err());
        RecordedTerminal.Result wrong = terminal.type("handover", "--template-name", "T", "--practice", "--scenario", scenario.toString());
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.err().contains("[scenario-invalid]") && wrong.err().contains("Line 2"), wrong.err());
        assertEquals(List.of(), terminal.asked);
        Files.writeString(scenario, "cloud:\n  unavailable: true\n");
        terminal.type("handover", "--template-name", "T", "--practice", "--scenario", scenario.toString());
        assertEquals(List.of("practice"), terminal.asked);
        assertTrue(terminal.scenario.cloud().unavailable());
    }
}
