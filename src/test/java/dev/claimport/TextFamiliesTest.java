package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static org.junit.jupiter.api.Assertions.assertTrue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.SupportedDialects;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way, for each family that is spoken to in text: recognised, handed over, registered, and confirmed by the registry. */
@Execution(ExecutionMode.CONCURRENT)
class TextFamiliesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"nrf91,nRF9160-SICA", "nrf91-shell,nRF9160-SICA", "serial-modem,nRF9160-SICA", "zephyr-cred,Zephyr", "zephyr-smp-cred,Zephyr",
        "quectel,BG96", "simcom,A7670E-FASE", "simcom-fs,SIM7070", "esp-at,WROOM-32", "ublox,SARA-R510S", "telit,ME310G1-WW",
        "sequans,GM02S", "altair,ALT1250", "sierra,HL7802", "linux,Linux x86_64", "micropython,Practice GX-2"})
    void aPracticeDeviceIsRecognisedHandedOverAndConfirmed(String family, String model) throws Exception {
        JsonNode result = new ObjectMapper().readTree(type("handover", "--practice", "--dialect", family, "--template-name", "practice-sensor", "--output", "json"));
        assertEquals("confirmed", result.path("outcome").textValue());
        assertEquals(model, result.path("device").path("model").textValue());
        assertEquals(List.of("sign-in", "template", "device", "claim", "deliver", "verify", "confirm"), result.path("steps").findValuesAsText("name"));
    }

    /** By its own clock the certificate of its endpoint is not valid yet, for months. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void gatewayWhoseClockIsNearlyTwoYearsBehindIsSetAndRegisters() throws Exception {
        Path scenario = Files.writeString(home.resolve("clock.yaml"), "device:\n  clock-behind: 900000 min\n");
        assertTrue(type("handover", "--practice", "--dialect", "linux", "--template-name", "practice-sensor", "--output", "json", "--scenario", scenario.toString())
                .contains("\"confirmed\""));
    }

    @Test
    void benchWritesWhatIsSaidOnEachOfItsPortsWithoutTheKeys() throws Exception {
        Path file = home.resolve("bench.jsonl");
        type("bench", "--practice", "--device-profile", "quectel", "--template-name", "practice-sensor", "--devices", "2", "--count", "2", "--trace", file.toString());
        Map<String, String> said = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode json = new ObjectMapper().readTree(line);
            said.merge(json.path("port").textValue(), json.path("text").textValue() + "\n", String::concat);
        }
        assertEquals(2, said.size(), said::toString);
        said.values().forEach(all -> assertTrue(all.contains("AT+QFUPL=\"claim-key.pem\"") && all.contains("███ 1"), all));
    }

    private String type(String... arguments) {
        var out = new StringWriter();
        var errors = new StringWriter();
        var ports = new JSerialCommPorts();
        TimeSource time = TimeSource.system();
        var backend = new LocalBackend(ports, new AwsEnvironment(Map.of(), home), Optional.empty(), SupportedDialects.builtIn(), time);
        int code = CommandLines.create(backend, none(Window.class), none(PageOpener.class), ports,
                new SettingsStore(PolicySource.none(), home.resolve("config.yaml")), time, Locale.ENGLISH)
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true)).execute(arguments);
        assertEquals(0, code, () -> errors.toString() + out);
        return out.toString();
    }

    private static <T> T none(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new AssertionError(method.getName());
        }));
    }
}
