package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which ports belong to one device. */
class BoardTest {

    @TempDir
    private Path sys;

    private static PortInfo port(String path, Optional<String> serial, Optional<String> location, Optional<Integer> number) {
        return new PortInfo(path, "x", Optional.of(0x1366), Optional.of(0x1059), serial, location, number);
    }

    @Test
    void portsOfOneBoardStandTogetherInTheOrderOfTheirInterfaces() {
        PortInfo second = port("/dev/ttyACM0", Optional.of("00105"), Optional.of("1-2"), Optional.of(2));
        PortInfo first = port("/dev/ttyACM1", Optional.of("00105"), Optional.of("1-2"), Optional.of(0));
        PortInfo other = port("/dev/ttyACM2", Optional.of("00106"), Optional.of("1-3"), Optional.of(0));
        assertEquals(List.of(new Board("1366:1059:00105", List.of(first, second)), new Board("1366:1059:00106", List.of(other))),
                Board.of(List.of(second, other, first)));
    }

    @Test
    void withoutASerialNumberTheSocketTells() {
        PortInfo one = port("/dev/ttyUSB0", Optional.empty(), Optional.of("1-2"), Optional.of(0));
        PortInfo two = port("/dev/ttyUSB1", Optional.empty(), Optional.of("1-2"), Optional.of(1));
        PortInfo three = port("/dev/ttyUSB2", Optional.empty(), Optional.of("1-4"), Optional.of(0));
        assertEquals(List.of("1-2", "1-4"), Board.of(List.of(one, two, three)).stream().map(Board::id).toList());
        PortInfo soldered = new PortInfo("/dev/ttyS4", "x", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("1-2"), Optional.empty());
        assertEquals(List.of("1-2", "/dev/ttyS4"), Board.of(List.of(one, soldered)).stream().map(Board::id).toList(), "what is no USB device is one by itself");
        assertEquals(2, Board.of(List.of(PortInfo.named("/dev/ttyS0"), PortInfo.named("/dev/ttyS1"))).size());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linuxTellsTheNumberOfTheInterface() throws IOException {
        Path acm = Files.createDirectories(sys.resolve("devices/1-2:1.2"));
        Files.writeString(acm.resolve("bInterfaceNumber"), "02\n");
        link("ttyACM0", acm);
        Path usb = Files.createDirectories(sys.resolve("devices/1-3:1.a/ttyUSB0"));
        Files.writeString(usb.getParent().resolve("bInterfaceNumber"), "0a\n");
        link("ttyUSB0", usb);
        Files.createDirectories(sys.resolve("class/ttyS0"));
        UsbInterfaces interfaces = new UsbInterfaces(sys.resolve("class"));
        assertEquals(Optional.of(2), interfaces.number("/dev/ttyACM0"));
        assertEquals(Optional.of(10), interfaces.number("/dev/ttyUSB0"));
        assertEquals(Optional.empty(), interfaces.number("/dev/ttyS0"));
        assertEquals(Optional.empty(), interfaces.number("COM3"));
    }

    private void link(String name, Path device) throws IOException {
        Path tty = Files.createDirectories(sys.resolve("class").resolve(name));
        Files.createSymbolicLink(tty.resolve("device"), device);
    }
}
