package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.practice.device.PracticePorts;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.testing.ManualTime;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PortUsersTest {

    private static final String PORT = "/dev/pts/99999";

    @TempDir
    private Path processes;

    private void process(int id, String name, String... open) throws IOException {
        Path process = processes.resolve(Integer.toString(id));
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("fdinfo"));
        Files.writeString(process.resolve("comm"), name + '\n');
        for (int i = 0; i < open.length; i++) {
            Files.createSymbolicLink(process.resolve("fd").resolve(Integer.toString(i)), Path.of(open[i].split("#")[0]));
            String[] end = open[i].split("#");
            Files.writeString(process.resolve("fdinfo").resolve(Integer.toString(i)), "pos:\t0\n" + (end.length > 1 ? "tty-index:\t" + end[1] + '\n' : ""));
        }
    }

    @Test
    void othersThatHaveItOpenAreNamedOnceAndNobodyElse() throws IOException {
        process(7, "claimport", PORT);
        process(8, "minicom", "/dev/null", PORT);
        process(9, "minicom", PORT);
        process(10, "cat", PORT);
        process(11, "sh", "/dev/pts/9999", "/dev/pts/999990");
        process(12, "player", "/dev/ptmx#99999", PORT);
        process(13, "terminal", "/dev/ptmx#5", PORT);
        Files.createDirectories(processes.resolve("14"));
        process(15, "odd", "/dev/null#99999", PORT);
        process(16, " ", PORT);
        assertEquals(List.of("16", "cat", "minicom", "odd", "terminal"), new PortUsers(processes, 7).others(PORT));
        assertEquals(List.of(), new PortUsers(processes, 7).others("COM3"));
        assertEquals(List.of(), new PortUsers(processes.resolve("none"), 7).others(PORT));
    }

    @Test
    void realProgramIsFoundThroughAllThatHandsPortsOn() throws Exception {
        try (Pseudoterminal device = Pseudoterminal.open()) {
            Process reader = new ProcessBuilder("sleep", "600").redirectInput(new File(device.path())).start();
            try {
                SerialPorts ports = new JSerialCommPorts();
                List<SerialPorts> all = List.of(ports, new NamedPorts(ports, List.of(device.path())), PracticePorts.beside(ports), PracticePorts.alone(ports),
                        new TracedPorts(ports, new Trace(), new ManualTime()));
                all.forEach(each -> assertEquals(List.of("sleep"), each.others(device.path())));
            } finally {
                reader.destroyForcibly();
                assertTrue(reader.waitFor(1, TimeUnit.MINUTES));
            }
            assertEquals(List.of(), new JSerialCommPorts().others(device.path()));
        }
    }
}
