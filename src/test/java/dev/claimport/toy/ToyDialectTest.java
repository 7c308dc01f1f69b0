package dev.claimport.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.LocalBackend;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.cli.CommandLines;
import dev.claimport.cli.PageOpener;
import dev.claimport.cli.Window;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.settings.PolicySource;
import dev.claimport.settings.SettingsStore;
import dev.claimport.time.TimeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A dialect that is only added to the list goes through every command. The window's turn is in {@code PracticeInTheWindowTest}. */
class ToyDialectTest {

    @TempDir
    Path home;

    private final StringWriter errors = new StringWriter();

    private int type(StringWriter out, String... arguments) {
        var ports = new JSerialCommPorts();
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(ports, new AwsEnvironment(Map.of(), home), Optional.empty(), ToyDialect.besideTheBuiltIn(), time);
        return CommandLines.create(backend, none(Window.class), none(PageOpener.class), ports,
                new SettingsStore(PolicySource.none(), home.resolve("config.yaml")), time, Locale.ENGLISH)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true)).execute(arguments);
    }

    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new AssertionError(method.getName());
        }));
    }

    private String typed(String... arguments) {
        var out = new StringWriter();
        assertEquals(0, type(out, arguments), () -> Arrays.toString(arguments) + errors);
        return out.toString();
    }

    @Test
    void itsProfileIsListedAndChecked() throws Exception {
        JsonNode listed = new ObjectMapper().readTree(typed("profiles", "list", "--output", "json"));
        assertTrue(listed.findValuesAsText("name").contains("toy") && listed.findValuesAsText("dialect").contains("toy"), listed.toString());
        assertTrue(listed.findValues("parts").toString().contains("{\"to\":\"command\",\"at\":\"PUT\"}"), listed.toString());
        assertTrue(typed("profiles", "show", "toy").contains("greeting: hello"));

        Path bad = Files.writeString(home.resolve("bad.yaml"), "name: bad\nfamily: Bad\ndialect: toy\nreports-back: true\n");
        var out = new StringWriter();
        assertEquals(2, type(out, "profiles", "check", bad.toString()));
        String said = out + errors.toString();
        assertTrue(said.contains("“greeting” is missing"), said);
        assertTrue(said.contains("Devices with the dialect “toy” cannot report back"), said);
    }

    @Test
    void itsPracticeDeviceIsHandedOverAndConfirmed() throws Exception {
        JsonNode result = new ObjectMapper().readTree(typed("handover", "--practice", "--dialect", "toy", "--template-name", "practice-sensor", "--output", "json"));
        assertEquals("confirmed", result.path("outcome").textValue());
        assertEquals("Toy", result.path("device").path("model").textValue());
        assertEquals(List.of("sign-in", "template", "device", "claim", "deliver", "verify", "confirm"), result.path("steps").findValuesAsText("name"));
    }

    @Test
    void dialectThatThereIsNotIsRefusedWithThoseThatThereAre() {
        assertEquals(2, type(new StringWriter(), "handover", "--practice", "--dialect", "to", "--template-name", "x"));
        assertTrue(errors.toString().contains("--dialect takes one of these: handover, smp-fs, nrf91, "), errors.toString());
        assertTrue(errors.toString().contains(", toy"), errors.toString());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
    void itsPracticeDeviceIsRecognisedOnAnyPort() throws Exception {
        var out = new StringWriter();
        Thread device = Thread.ofPlatform().start(() -> type(out, "practice", "device", "--dialect", "toy", "--serial", "T-1"));
        try {
            for (int i = 0; i < 600 && !out.toString().contains("\n") && device.isAlive(); i++) {
                Thread.sleep(Duration.ofMillis(50));
            }
            JsonNode seen = new ObjectMapper().readTree(typed("probe", "--port", out.toString().strip(), "--output", "json"));
            assertEquals("toy", seen.path("seen").textValue(), seen.toString());
            assertEquals("a toy", seen.path("text").textValue());
            assertEquals("toy", seen.path("profiles").path(0).textValue());
        } finally {
            device.interrupt();
            device.join();
        }
    }
}
