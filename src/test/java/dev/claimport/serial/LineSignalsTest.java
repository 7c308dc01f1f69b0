package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.serial.LineSettings.Signal;
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

    @Test
    void flowControlHasRtsToItself() {
        for (Signal rts : Signal.values()) {
            assertEquals(Optional.of(LineSignals.Change.ASSERT_DTR), new LineSignals(new LineSettings(115_200, true, Signal.ASSERT, rts)).after());
            assertEquals(List.of(LineSignals.Change.CLEAR_DTR), new LineSignals(new LineSettings(115_200, true, Signal.CLEAR, rts)).before());
            assertEquals(Optional.empty(), new LineSignals(new LineSettings(115_200, true, Signal.CLEAR, rts)).after());
        }
    }
}
