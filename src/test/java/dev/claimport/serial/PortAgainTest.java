package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which port a device has once it is back. */
class PortAgainTest {

    private static PortInfo port(String path, String serial, String location) {
        return new PortInfo(path, "CP2102", Optional.of(0x10c4), Optional.of(0xea60), Optional.of(serial).filter(text -> !text.isEmpty()),
                Optional.of(location).filter(text -> !text.isEmpty()), Optional.of(0));
    }

    @Test
    void aUsbSerialNumberOfItsOwnIsEnough() {
        PortInfo elsewhere = port("/dev/ttyUSB4", "A", "1-3");
        assertEquals(Optional.of(elsewhere), port("/dev/ttyUSB0", "A", "1-2.1").again(List.of(port("/dev/ttyUSB0", "B", "1-2.1"), elsewhere)));
    }

    /** As cheap bridges have it, or have none. */
    @Test
    void ofThoseThatAreAlikeItIsTheOneAtItsPlaceWhateverItsPath() {
        for (String serial : List.of("0001", "")) {
            PortInfo one = port("/dev/ttyUSB0", serial, "1-2.1");
            PortInfo there = port("/dev/ttyUSB1", serial, "1-2.1");
            assertEquals(Optional.of(there), one.again(List.of(port("/dev/ttyUSB0", serial, "1-2.2"), there)));
        }
    }

    @Test
    void whatNothingTellsFromOthersIsNotTakenForIt() {
        PortInfo one = port("/dev/ttyUSB0", "0001", "1-2.1");
        assertEquals(Optional.empty(), one.again(List.of(port("/dev/ttyUSB0", "0001", "1-2.2"), port("/dev/ttyUSB1", "0001", "1-2.3"))));
        assertEquals(Optional.empty(), port("/dev/ttyUSB0", "", "1-2.1").again(List.of(port("/dev/ttyUSB0", "", "1-2.2"))));
    }

    @Test
    void whatTheSystemDoesNotDescribeHasItsPath() {
        assertEquals(Optional.of(PortInfo.named("/dev/pts/3")), PortInfo.named("/dev/pts/3").again(List.of(PortInfo.named("/dev/pts/2"), PortInfo.named("/dev/pts/3"))));
        assertEquals(Optional.empty(), PortInfo.named("/dev/pts/3").again(List.of()));
    }
}
