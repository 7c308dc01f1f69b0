package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.serial.PortInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupportCommandTest {

    @TempDir
    private Path folder;
    private final RecordedTerminal terminal = new RecordedTerminal();

    @Test
    void printsWhatGoesInAndSavesWhenToldTo() {
        terminal.attached = List.of(PortInfo.named("/dev/ttyUSB0"));
        Path file = folder.resolve("support.zip");
        RecordedTerminal.Result result = terminal.type("support", "--yes", file.toString());
        assertEquals(0, result.exitCode(), result.err());
        assertTrue(result.out().contains("== versions.txt") && result.out().contains("/dev/ttyUSB0") && result.out().contains("== log.txt"), result.out());
        assertTrue(Files.exists(file));
        assertTrue(result.err().contains(file.toString()), result.err());
    }

    @Test
    void withoutATerminalNothingIsSavedUnlessToldTo() {
        Path file = folder.resolve("support.zip");
        assertEquals(0, terminal.type("support", file.toString()).exitCode());
        assertFalse(Files.exists(file));
    }

    @Test
    void whatWasSaidOnALineGoesInFromTheFileThatHasItRedacted() throws Exception {
        Path said = folder.resolve("handover.txt");
        Files.writeString(said, "2026-11-29T14:02:11.204Z > AT+CGSN\n".repeat(1_200) + "2026-11-29T14:02:12.204Z > https://user:word@example.com/path\n");
        RecordedTerminal.Result result = terminal.type("support", "--trace", said.toString());
        String line = result.out().substring(result.out().indexOf("== line.txt"), result.out().indexOf("== log.txt"));
        assertTrue(line.contains("https://example.com/…") && !line.contains("word"), line);
        assertEquals(1_001, line.lines().count(), "the heading and the last thousand");
        assertFalse(terminal.type("support").out().contains("line.txt"), "nothing was said in this process");
    }

    @Test
    void traceThatIsNotThereIsNamed() {
        assertTrue(terminal.type("support", "--trace", folder.resolve("gone.txt").toString()).err().contains("[file-unreadable]"));
    }

    @Test
    void aPartCanBeLeftOut() {
        RecordedTerminal.Result result = terminal.type("support", "--without", "ports", "--without", "log");
        assertFalse(result.out().contains("ports.txt") || result.out().contains("log.txt"), result.out());
    }

    @Test
    void aPartThatIsMistypedIsNotGivenAfterAll() {
        Path file = folder.resolve("support.zip");
        RecordedTerminal.Result result = terminal.type("support", "--yes", "--without", "logs", file.toString());
        assertEquals(2, result.exitCode());
        assertTrue(result.err().contains("“logs”") && result.err().contains("ports, settings, log"), result.err());
        assertEquals("", result.out());
        assertFalse(Files.exists(file));
    }

    @Test
    void whereItCannotBeWrittenThatIsSaid() {
        RecordedTerminal.Result result = terminal.type("support", "--yes", folder.resolve("gone").resolve("support.zip").toString());
        assertEquals(255, result.exitCode());
        assertTrue(result.err().startsWith("claimport: [file-not-writable] "), result.err());
        assertFalse(result.err().contains("signed in"), result.err());
    }
}
