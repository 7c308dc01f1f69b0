package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.handover.Awaited;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import dev.claimport.testing.ManualTime;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitLineTest {

    private final Messages texts = Messages.of("cli", Locale.ENGLISH);
    private final StringWriter terminal = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ManualTime time = new ManualTime();
    private final ProgressPrinter progress =
            new ProgressPrinter(texts, new PrintWriter(err), new WaitLine(texts, Optional.of(new PrintWriter(terminal))), time);

    /** What the last line of the terminal shows. */
    private String shown() {
        String all = terminal.toString();
        return all.substring(all.lastIndexOf('\r') + 1);
    }

    private void later(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
        progress.tick();
    }

    @Test
    void countsInOneLineFromTheThirdSecondOnAndGoesWhenTheStepIsDone() {
        progress.happened(new HandoverEvent.StepStarted(Step.REGISTER));
        progress.happened(new HandoverEvent.Waiting(Awaited.REGISTRATION, time.instant().plusSeconds(60)));
        later(2);
        assertEquals("", terminal.toString());
        later(1);
        assertEquals("  Waiting for the device to get on, 57 s at most (Ctrl-C stops) …", shown());
        later(50);
        assertEquals("  Waiting for the device to get on, 7 s at most (Ctrl-C stops) …", shown());
        assertFalse(terminal.toString().contains("\n"), "one line");

        progress.happened(new HandoverEvent.StepDone(Step.REGISTER, Duration.ofSeconds(53)));
        assertEquals("", shown());
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void whereNobodyLooksNothingIsWritten() {
        var line = new WaitLine(texts, Optional.empty());
        line.show(Optional.of(new WaitCount.Counted(Awaited.CABLE, Duration.ofSeconds(4))));
        line.clear();
        assertEquals("", err.toString());
    }

    @Test
    void everythingThatIsWaitedForHasItsWords() {
        for (Awaited what : Awaited.values()) {
            new WaitLine(texts, Optional.of(new PrintWriter(terminal))).show(Optional.of(new WaitCount.Counted(what, Duration.ofSeconds(4))));
            assertTrue(shown().contains("4 s") && shown().length() < 100, shown());
        }
    }
}
