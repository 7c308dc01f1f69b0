package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.ledger.Events;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.event.LedgerEvent;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.testing.ManualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalWriterTest {

    private static final char ESC = '\u001b';
    /** Deletes the screen, begins a line that looks like another record, and turns what follows. */
    private static final String NAME = "M." + ESC + "[2J\u009b1A\r\nfaked\u202edreit";
    private static final String SHOWN = "M.\\u001b[2J\\u009b1A\\u000d\\u000afaked\\u202edreit";

    @TempDir
    private Path home;

    private final RecordedTerminal terminal = new RecordedTerminal();

    private static String written(String text) {
        var out = new StringWriter();
        try (PrintWriter writer = TerminalWriter.over(new PrintWriter(out))) {
            writer.println(text);
            writer.print(ESC);
            writer.write(new char[] {'a', ESC, 'b'}, 1, 2);
            writer.printf("%s", text);
        }
        return out.toString();
    }

    @Test
    void whatWouldActIsShownAndLinesStayLines() {
        assertEquals("a\\u007fb\n\tc" + System.lineSeparator() + "\\u001b\\u001bba\\u007fb\n\tc", written("a\u007fb\n\tc"));
        assertEquals("Köln 工場 \uD83D\uDE00\u200d – “x”", TerminalWriter.line("Köln 工場 \uD83D\uDE00\u200d – “x”"));
        assertEquals(SHOWN, TerminalWriter.line(NAME));
    }

    @Test
    void whatIsMeantToActIsWrittenBeneath() {
        var out = new PrintWriter(new StringWriter());
        PrintWriter over = TerminalWriter.over(out);
        assertSame(over, TerminalWriter.over(over));
        assertSame(out, TerminalWriter.beneath(over));
        assertSame(out, TerminalWriter.beneath(out));
    }

    private String ledger() {
        var folder = new LedgerFolder(home.resolve("ledger"));
        var workplace = new Workplace(NAME, NAME, "112233445566", "eu-west-1", "4", NAME, "WO-9", "GX-2", "C");
        try (var writer = Recorded.writer(folder, new ManualTime())) {
            writer.append(Optional.of(Events.run(1)), new LedgerEvent.Started(Events.START, workplace, "sensors", Map.of(), "/dev/ttyACM0", "gx-2"));
            writer.append(Optional.of(Events.run(1)), Events.answered(NAME));
            writer.append(Optional.of(Events.run(1)), new LedgerEvent.Ended("confirmed", NAME, Events.certificate(1), "", Duration.ofMillis(1800), "", Optional.empty()));
        }
        return folder.path().toString();
    }

    @Test
    void aRecordedNameStandsOnItsLineAndActsNowhere() throws Exception {
        String ledger = ledger();
        String list = terminal.type("ledger", "list", "--ledger", ledger).out();
        assertEquals(1, list.lines().count(), list);
        assertTrue(list.contains(SHOWN), list);
        String show = terminal.type("ledger", "show", Events.run(1).toString(), "--ledger", ledger).out();
        assertEquals(4, show.lines().count(), show);
        assertTrue(show.contains("operator=" + SHOWN), show);
        for (String by : new String[] {"batch", "shift", "station"}) {
            String figures = terminal.type("ledger", "figures", "--by", by, "--ledger", ledger).out();
            assertTrue(figures.contains(SHOWN), figures);
            assertFalse(figures.contains("\nfaked"), figures);
        }
        String unknown = terminal.type("ledger", "show", ESC + "[2J", "--ledger", ledger).err();
        assertTrue(unknown.contains("\\u001b[2J") && unknown.indexOf(ESC) < 0, unknown);
    }

    @Test
    void programsGetWhatIsThere() throws Exception {
        String ledger = ledger();
        assertEquals(NAME, new ObjectMapper().readTree(terminal.type("ledger", "list", "--ledger", ledger, "--output", "json").out()).path("operator").asText());
        Path exported = home.resolve("all.jsonl");
        terminal.type("ledger", "export", "--format", "jsonl", exported.toString(), "--ledger", ledger);
        String shown = terminal.type("ledger", "show", Events.run(1).toString(), "--ledger", ledger, "--output", "json").out();
        assertTrue(shown.contains("\u009b1A"), "a record is what its hash is over");
        String all = Files.readString(exported);
        for (String line : shown.split("\n")) {
            assertTrue(all.contains(line), line);
        }
    }
}
