package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.serial.PortInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortsCommandTest {

    private static final PortInfo ADAPTER =
            new PortInfo("/dev/ttyUSB0", "CP2102N \"bridge\"", Optional.of(0x10c4), Optional.of(0xea60), Optional.of("0001"));
    private static final PortInfo BUILT_IN = new PortInfo("/dev/ttyS0", "ttyS0", Optional.empty(), Optional.empty(), Optional.empty());

    private final RecordedTerminal terminal = new RecordedTerminal();

    @Test
    void eachPortIsALine() {
        terminal.attached = List.of(BUILT_IN, ADAPTER);
        RecordedTerminal.Result result = terminal.type("ports");
        assertEquals(0, result.exitCode());
        assertEquals(List.of("/dev/ttyS0            ----:----  -                     ttyS0",
                "/dev/ttyUSB0          10c4:ea60  0001                  CP2102N \"bridge\""), result.out().lines().toList());
        assertEquals("", result.err());
    }

    @Test
    void noPortIsNoFailure() {
        assertEquals(new RecordedTerminal.Result(0, "", "No serial port is attached." + System.lineSeparator()), terminal.type("ports"));
    }

    @Test
    void jsonIsOneArrayOnOneLine() throws Exception {
        terminal.attached = List.of(BUILT_IN, ADAPTER);
        RecordedTerminal.Result result = terminal.type("ports", "--output", "json");
        assertEquals(1, result.out().lines().count());
        JsonNode found = new ObjectMapper().readTree(result.out());
        assertEquals("/dev/ttyS0", found.get(0).path("path").textValue());
        assertEquals(true, found.get(0).get("vendorId").isNull());
        assertEquals("""
                {"path":"/dev/ttyUSB0","description":"CP2102N \\"bridge\\"","vendorId":"10c4","productId":"ea60","serialNumber":"0001","device":"10c4:ea60:0001","interface":null}""",
                found.get(1).toString());
    }

    @Test
    void noPortIsAnEmptyArray() {
        assertEquals(new RecordedTerminal.Result(0, "[]" + System.lineSeparator(), ""), terminal.type("ports", "--output", "json"));
    }
}
