package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LinkFailure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenRefusalTest {

    @ParameterizedTest
    @CsvSource({
        // errno, exists, writable
        "2, false, false, PORT_NOT_FOUND", // ENOENT
        "2, true, true, PORT_BUSY", // what the library says of a port that this program has open
        "11, true, true, PORT_BUSY", // EWOULDBLOCK of Linux: locked
        "35, true, true, PORT_BUSY", // EWOULDBLOCK of macOS
        "16, true, true, PORT_BUSY", // EBUSY: opened exclusively
        "13, true, false, PORT_DENIED", // EACCES
        "1, true, true, PORT_DENIED", // EPERM
        "0, true, false, PORT_DENIED",
        "5, true, true, PORT_NOT_FOUND", // EIO: nothing behind the name
        "6, true, true, PORT_NOT_FOUND", // ENXIO
        "19, true, true, PORT_NOT_FOUND", // ENODEV
        "25, true, true, PORT_NOT_FOUND", // ENOTTY: a file
        "21, true, true, PORT_NOT_FOUND", // EISDIR
        "16, false, false, PORT_NOT_FOUND" // gone meanwhile
    })
    void errorNumbersOfPosixSystems(int error, boolean exists, boolean writable, Kind kind) {
        assertEquals(kind, new OpenRefusal(error, exists, writable, false, () -> false, List::of).kind());
    }

    @ParameterizedTest
    @CsvSource({"2, PORT_NOT_FOUND", "5, PORT_BUSY", "32, PORT_BUSY"})
    void errorNumbersOfWindows(int error, Kind kind) {
        assertEquals(kind, new OpenRefusal(error, false, false, true, () -> false, List::of).kind());
    }

    @Test
    void programsThatHaveItOpenAreNamedWhereItIsBusy() {
        assertEquals("error 16, open in cat, picocom", new OpenRefusal(16, true, true, false, () -> false, () -> List.of("cat", "picocom")).exception("x").getMessage().replaceFirst(".*: ", ""));
        assertEquals("error 5", new OpenRefusal(5, true, true, false, () -> false, () -> List.of("cat")).exception("x").getMessage().replaceFirst(".*: ", ""));
    }

    @Test
    void programThatLooksAtNewPortsIsNamedWhereItRuns() {
        assertEquals(LinkFailure.Holder.MODEM_MANAGER, ((FailureException) new OpenRefusal(16, true, true, false, () -> true, List::of).exception("x")).failure().facts().get("holder"));
        assertEquals(LinkFailure.Holder.UNKNOWN, ((FailureException) new OpenRefusal(16, true, true, false, () -> false, List::of).exception("x")).failure().facts().get("holder"));
    }
}
