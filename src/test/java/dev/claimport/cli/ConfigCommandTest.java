package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingsStore;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {

    @TempDir
    private Path folder;
    private final RecordedTerminal terminal = new RecordedTerminal();

    @BeforeEach
    void regionIsFixed() {
        terminal.settings = new SettingsStore(() -> new PolicySource.Policy("/etc/claimport/policy.yaml", Map.of(Setting.REGION, "eu-west-1")),
                folder.resolve("config.yaml"));
    }

    @Test
    void listsEverySettingWithWhereItComesFrom() throws Exception {
        assertEquals(0, terminal.type("config", "set", "practice", "off").exitCode());
        String text = terminal.type("config", "list").out();
        assertEquals(Setting.values().length, text.lines().count());
        assertTrue(text.lines().anyMatch(line -> line.startsWith("region ") && line.contains("eu-west-1") && line.endsWith("(/etc/claimport/policy.yaml)")), text);
        JsonNode json = new ObjectMapper().readTree(terminal.type("config", "list", "--output", "json").out());
        JsonNode practice = json.path("settings").valueStream().filter(one -> one.path("setting").asText().equals("practice")).findFirst().orElseThrow();
        assertEquals("off", practice.path("value").asText());
        assertEquals("user", practice.path("source").asText());
    }

    @Test
    void getsSetsAndUnsets() {
        assertEquals("\n", terminal.type("config", "get", "templates").out());
        assertEquals(0, terminal.type("config", "set", "templates", "gateway,sensor").exitCode());
        assertEquals("gateway, sensor\n", terminal.type("config", "get", "templates").out());
        assertEquals(0, terminal.type("config", "unset", "templates").exitCode());
        assertEquals("\n", terminal.type("config", "get", "templates").out());
    }

    @Test
    void whatIsFixedIsRefusedByName() {
        RecordedTerminal.Result result = terminal.type("config", "set", "region", "us-east-1");
        assertEquals(255, result.exitCode());
        assertTrue(result.err().startsWith("claimport: [setting-fixed] "), result.err());
        assertTrue(result.err().contains("eu-west-1") && result.err().contains("/etc/claimport/policy.yaml"), result.err());
    }

    @Test
    void mistakesAreUsageErrors() {
        assertEquals(2, terminal.type("config", "set", "regoin", "x").exitCode());
        assertEquals(2, terminal.type("config", "set", "practice", "perhaps").exitCode());
        assertEquals(2, terminal.type("config", "get", "nothing").exitCode());
        assertEquals(2, terminal.type("config").exitCode());
    }

    @Test
    void practiceThatIsOffStartsNothing() {
        terminal.type("config", "set", "practice", "off");
        for (String command : new String[] {"cloud", "device"}) {
            RecordedTerminal.Result result = terminal.type("practice", command);
            assertTrue(result.err().startsWith("claimport: [practice-off] "), result.err());
        }
    }
}
