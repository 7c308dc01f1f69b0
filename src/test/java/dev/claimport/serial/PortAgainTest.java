package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    @Test
    void anotherInterfaceOfTheSameDeviceIsNotThePort() {
        PortInfo one = new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(0));
        PortInfo other = new PortInfo("/dev/ttyACM1", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(2));
        assertEquals(Optional.empty(), one.again(List.of(other)));
        assertEquals(Optional.of(one), one.again(List.of(other, one)));
        PortInfo untold = new PortInfo("/dev/ttyACM1", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.empty(), Optional.empty());
        assertEquals(Optional.empty(), one.again(List.of(untold)), "which of them it is, nobody knows");
    }

    /** What is not said speaks against nothing; what is said otherwise does. */
    @Test
    void aPortIsStillTheSameWhereNothingThatIsSaidOfItDiffers() {
        PortInfo one = new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(0));
        assertTrue(one.isStill(new PortInfo("/dev/ttyACM0", "in other words", Optional.of(1), Optional.of(2), Optional.empty(), Optional.empty(), Optional.empty())));
        assertTrue(PortInfo.named("/dev/ttyACM0").isStill(one));
        List<PortInfo> others = List.of(new PortInfo("/dev/ttyACM1", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(0)),
                new PortInfo("/dev/ttyACM0", "x", Optional.of(9), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(0)),
                new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(9), Optional.of("A"), Optional.of("1-2"), Optional.of(0)),
                new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(2), Optional.of("B"), Optional.of("1-2"), Optional.of(0)),
                new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-9"), Optional.of(0)),
                new PortInfo("/dev/ttyACM0", "x", Optional.of(1), Optional.of(2), Optional.of("A"), Optional.of("1-2"), Optional.of(9)));
        others.forEach(other -> assertFalse(one.isStill(other), other.toString()));
        assertFalse(one.isAmong(others));
        assertTrue(one.isAmong(List.of(others.getFirst(), one)));
    }

    @Test
    void theNameIsThePathBelowTheDevices() {
        assertEquals("ttyUSB0", PortInfo.named("/dev/ttyUSB0").name());
        assertEquals("pts/3", PortInfo.named("/dev/pts/3").name());
        assertEquals("COM3", PortInfo.named("COM3").name());
    }
}
