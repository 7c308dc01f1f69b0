package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ports that somebody has named, beside those that the system lists. */
class NamedPortsTest {

    private static final PortInfo LISTED = new PortInfo("/dev/null", "CP2102", Optional.of(1), Optional.of(2), Optional.of("A"));

    private final MemoryLink link = MemoryLink.pair("/dev/null").host();
    private final SerialPorts real = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of(LISTED);
        }

        @Override
        public List<String> others(String path) {
            return List.of("cat " + path);
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            return link;
        }
    };

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatIsThereIsListedOnceAndBehindWhatTheSystemLists() {
        assertEquals(List.of(LISTED, PortInfo.named("/dev/zero")),
                new NamedPorts(real, List.of("/dev/zero", "/dev/null", "/dev/zero", "/dev/no-such-port", "COM3", "/etc/passwd")).list());
    }

    @Test
    void allElseIsTheSystems() {
        var ports = new NamedPorts(real, List.of());
        assertEquals(List.of("cat /dev/null"), ports.others("/dev/null"));
        assertSame(link, ports.open("/dev/null", LineSettings.USUAL));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aLinkIsWhatItLeadsTo(@TempDir Path folder) throws IOException {
        Path elsewhere = Files.createSymbolicLink(folder.resolve("port"), Path.of("/dev/null"));
        assertEquals(elsewhere.toString(), NamedPorts.resolved(elsewhere.toString()), "what is no device is nothing to it");
        assertEquals("/dev/null", NamedPorts.resolved("/dev/../dev/null"));
        assertEquals("/dev/no-such-port", NamedPorts.resolved("/dev/no-such-port"));
        assertEquals("COM3", NamedPorts.resolved("COM3"));
    }
}
