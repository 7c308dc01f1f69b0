package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code claimport} and {@code claimport practice}, with and without a display. */
class WindowCommandsTest {

    private final RecordedTerminal terminal = new RecordedTerminal();

    @Test
    void withoutACommandTheWindowOpens() {
        terminal.obstacle = Optional.empty();
        assertEquals(new RecordedTerminal.Result(0, "", ""), terminal.type());
        assertEquals(List.of("usual"), terminal.opened);
    }

    @Test
    void withoutADisplayASentenceSaysSo() {
        RecordedTerminal.Result result = terminal.type();
        assertEquals(255, result.exitCode());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("claimport: [no-window] "), result.err());
        assertTrue(result.err().contains("There is no display"), result.err());
        assertTrue(result.err().contains("What to do: "), result.err());
        assertEquals(List.of(), terminal.opened);
    }

    @Test
    void practiceOpensTheWindow() {
        terminal.obstacle = Optional.empty();
        assertEquals(new RecordedTerminal.Result(0, "", ""), terminal.type("practice"));
        assertEquals(List.of("practice"), terminal.opened);
    }

    @Test
    void practiceRunsInTheTerminalWhereNoWindowCanOpen() {
        RecordedTerminal.Result result = terminal.type("practice");
        assertTrue(result.out().startsWith("There is no display: DISPLAY is not set. The hand-over runs in the terminal instead of a window."), result.out());
        assertEquals(List.of("practice"), terminal.asked);
        assertEquals(List.of(), terminal.opened);
    }

    @Test
    void practiceRunsInTheTerminalWhereItIsAskedFor() {
        terminal.obstacle = Optional.empty();
        RecordedTerminal.Result result = terminal.type("practice", "--terminal");
        assertEquals(List.of("practice"), terminal.asked);
        assertEquals(List.of(), terminal.opened);
        assertEquals(255, result.exitCode());
        assertTrue(result.out().contains("Failed at sign-in: practice-failed"), result.out());
        assertTrue(result.out().contains("[practice-failed]"), result.out());
    }

    @Test
    void anErrorOfTheMachineIsToldLikeAnyFailure() {
        terminal.broken = Optional.of(new NoClassDefFoundError("x/Y"));
        for (String[] line : new String[][] {{"practice", "--terminal"}, {"handover", "--template-name", "x"}, {"whoami"}, {"doctor"}}) {
            RecordedTerminal.Result result = terminal.type(line);
            assertEquals(255, result.exitCode(), line[0]);
            assertTrue(result.err().matches("(?s)claimport: \\[unexpected] .*NoClassDefFoundError, code [2-9A-Z]{6}.*"), result.err());
        }
    }
}
