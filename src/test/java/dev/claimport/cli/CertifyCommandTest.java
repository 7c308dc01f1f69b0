package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.device.FleetProvisioning;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.smp.SmpFirmware;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.testing.BuiltIn;
import dev.claimport.testing.OwnAddress;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code claimport certify}: its result, its report, and what it says of a port where there is nothing to certify. */
class CertifyCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;
    private final RecordedTerminal terminal = new RecordedTerminal();

    @BeforeEach
    void realTime() {
        terminal.time = TimeSource.system();
    }

    private void plugIn(SmpFirmware device) {
        terminal.attached = List.of(PortInfo.named("tty"));
        terminal.opening = path -> {
            MemoryLink.Pair pair = MemoryLink.pair(path);
            Thread.ofVirtual().start(() -> device.serve(pair.device()));
            return pair.host();
        };
    }

    private static SmpFirmware device(String dialect) {
        return device(dialect, "<b>7");
    }

    private static SmpFirmware device(String dialect, String serial) {
        return BuiltIn.device(dialect, VirtualDeviceOptions.usual(serial), new FleetProvisioning(TimeSource.system()), TimeSource.system());
    }

    @Test
    void clausesThatAreAskedForAreReportedAsJsonAndAsAPage() throws Exception {
        plugIn(device("handover"));
        RecordedTerminal.Result result = terminal.type("certify", "--clause", "put-gap", "--clause", "commit-parameter", "--report", folder.toString(), "--output", "json");
        assertEquals(0, result.exitCode(), result.err());
        JsonNode said = JSON.readTree(result.out());
        assertEquals("in-part", said.path("verdict").textValue());
        assertEquals(List.of("passed", "not-applicable"), said.path("clauses").findValuesAsText("outcome"));
        assertEquals(1, said.path("device").path("protocolVersion").intValue());
        assertTrue(said.toString().contains("> put {\\\"off\\\":"), result.out());
        assertEquals(said, JSON.readTree(folder.resolve("certification.json").toFile()));
        String page = Files.readString(folder.resolve("certification.html"));
        assertTrue(page.contains("put-gap") && page.contains("&lt;b&gt;7"), page);
        assertFalse(page.contains("<b>"), page);
    }

    @Test
    void clauseThatIsNoneIsRefused() {
        RecordedTerminal.Result result = terminal.type("certify", "--port", "tty", "--clause", "put-gaps");
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("put-gap"), result.err());
    }

    @Test
    void nothingAttachedIsNamedAndTheReportSaysSo() throws Exception {
        RecordedTerminal.Result result = terminal.type("certify", "--report", folder.toString());
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("[no-device]"), result.err());
        assertEquals("no-device", JSON.readTree(folder.resolve("certification.json").toFile()).path("failure").path("id").textValue());
        assertTrue(Files.readString(folder.resolve("certification.html")).contains("not-certified"));
    }

    /** On two ports in a row that nobody has; somebody may take one of them meanwhile. */
    private RecordedTerminal.Result onPortsOfItsOwn(String... command) throws IOException {
        RecordedTerminal.Result result;
        int tries = 0;
        do {
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = Math.min(free.getLocalPort(), 65_534);
            }
            result = terminal.type(Stream.concat(Stream.of(command), Stream.of("--mqtt-port", Integer.toString(port))).toArray(String[]::new));
        } while (result.err().contains("[practice-failed]") && ++tries < 20);
        return result;
    }

    @Test
    void portBesideWhichThereIsNoneIsRefused() {
        for (String port : List.of("65535", "-1")) {
            assertEquals(2, terminal.type("certify", "--port", "tty", "--mqtt-port", port).exitCode());
        }
    }

    @Test
    @Tag("thorough")
    void silentDeviceIsNamedAndTheReportIsThere() throws Exception {
        terminal.attached = List.of(PortInfo.named("tty"));
        terminal.opening = path -> MemoryLink.pair(path).host();
        RecordedTerminal.Result result = terminal.type("certify", "--profile", "claimport-handover", "--report", folder.toString());
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("[device-silent]"), result.err());
        JsonNode report = JSON.readTree(folder.resolve("certification.json").toFile());
        assertEquals("not-certified", report.path("verdict").textValue());
        assertEquals("device-silent", report.path("failure").path("id").textValue());
        assertTrue(report.path("clauses").findValuesAsText("outcome").stream().allMatch("not-held"::equals));
    }

    @Test
    void anotherFamilyThanTheProfilesIsNamed() {
        plugIn(device("smp-fs"));
        RecordedTerminal.Result result = terminal.type("certify", "--profile", "claimport-handover");
        assertEquals(1, result.exitCode());
        assertTrue(result.err().contains("[device-unsupported]"), result.err());
    }

    @Test
    void deviceWithANetworkOfItsOwnRegistersAtTheAddress() throws Exception {
        plugIn(device("handover", "4711"));
        String own = OwnAddress.assumed().getHostAddress();
        RecordedTerminal.Result result = onPortsOfItsOwn("certify", "--clause", "registration-done", "--clause", "registration-untrusted", "--listen", own,
                "--output", "json");
        assertEquals(0, result.exitCode(), result.err());
        JsonNode said = JSON.readTree(result.out());
        assertEquals(List.of("passed", "passed"), said.path("clauses").findValuesAsText("outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "board.example.com", "192.168.1.256", "fe80::1", "0.0.0.0", "192.0.2.77"})
    void addressThatIsNoneOfThisComputersIsRefused(String address) {
        for (String command : List.of("certify", "practice cloud")) {
            RecordedTerminal.Result result = terminal.type(Stream.concat(Stream.of(command.split(" ")), Stream.of("--listen", address)).toArray(String[]::new));
            assertEquals(2, result.exitCode(), result.err());
            assertTrue(result.err().contains("--listen takes an"), result.err());
        }
    }
}
