package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.serial.LineSettings.Reset;
import dev.claimport.serial.LineSettings.Signal;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with DTR and RTS before and after a port is opened. Pseudo-terminals have neither, so what it does to boards was tried by hand. */
class LineSignalsTest {

    @ParameterizedTest
    @CsvSource({
        "ASSERT, ASSERT, '', ASSERT_BOTH", "ASSERT, CLEAR, CLEAR_RTS, ASSERT_DTR_CLEAR_RTS", "ASSERT, LEAVE, '', ASSERT_DTR",
        "CLEAR, ASSERT, CLEAR_DTR, CLEAR_DTR_ASSERT_RTS", "CLEAR, CLEAR, CLEAR_DTR CLEAR_RTS, CLEAR_BOTH", "CLEAR, LEAVE, CLEAR_DTR, ",
        "LEAVE, ASSERT, '', ASSERT_RTS", "LEAVE, CLEAR, CLEAR_RTS, ", "LEAVE, LEAVE, '', "
    })
    void whatShallStayLowIsClearedBeforeAndAllElseInOneTransfer(Signal dtr, Signal rts, String before, LineSignals.Change after) {
        var signals = new LineSignals(new LineSettings(115_200, false, dtr, rts));
        assertEquals(before, String.join(" ", signals.before().stream().map(Enum::name).toList()));
        assertEquals(Optional.ofNullable(after), signals.after());
    }

    @ParameterizedTest
    @CsvSource({"DTR, ASSERT_DTR, CLEAR_DTR", "RTS, ASSERT_RTS, CLEAR_RTS"})
    void signalThatResetsIsLowExceptForAMoment(Reset reset, LineSignals.Change raised, LineSignals.Change dropped) {
        var signals = new LineSignals(new LineSettings(115_200, false, Signal.LEAVE, Signal.LEAVE, reset));
        assertEquals(List.of(dropped), signals.before());
        var time = new ManualTime();
        Instant start = time.instant();
        List<String> seen = new ArrayList<>();
        assertTrue(signals.pulse(change -> seen.add(change + " " + Duration.between(start, time.instant()).toMillis()), time));
        assertEquals(List.of(raised + " 0", dropped + " 100"), seen);
    }

    @Test
    void pulseThatIsInterruptedHoldsNoDeviceInReset() {
        var signals = new LineSignals(new LineSettings(115_200, false, Signal.LEAVE, Signal.LEAVE, Reset.RTS));
        List<LineSignals.Change> seen = new ArrayList<>();
        Thread.currentThread().interrupt();
        FailureException broken = assertThrows(FailureException.class, () -> signals.pulse(seen::add, TimeSource.system()));
        assertTrue(Thread.interrupted());
        assertEquals("cancelled", broken.failure().id());
        assertEquals(List.of(LineSignals.Change.ASSERT_RTS, LineSignals.Change.CLEAR_RTS), seen);
    }

    @Test
    void whereNoSignalResetsOrThePortHasNoneNothingIsDone() {
        assertFalse(new LineSignals(LineSettings.USUAL).pulse(_ -> { throw new AssertionError(); }, TimeSource.system()));
        List<LineSignals.Change> seen = new ArrayList<>();
        assertFalse(new LineSignals(new LineSettings(115_200, false, Signal.LEAVE, Signal.LEAVE, Reset.DTR)).pulse(change -> !seen.add(change), TimeSource.system()));
        assertEquals(List.of(LineSignals.Change.ASSERT_DTR), seen);
    }

    @Test
    void flowControlHasRtsToItself() {
        for (Signal rts : Signal.values()) {
            assertEquals(Optional.of(LineSignals.Change.ASSERT_DTR), new LineSignals(new LineSettings(115_200, true, Signal.ASSERT, rts)).after());
            assertEquals(List.of(LineSignals.Change.CLEAR_DTR), new LineSignals(new LineSettings(115_200, true, Signal.CLEAR, rts)).before());
            assertEquals(Optional.empty(), new LineSignals(new LineSettings(115_200, true, Signal.CLEAR, rts)).after());
        }
    }
}
