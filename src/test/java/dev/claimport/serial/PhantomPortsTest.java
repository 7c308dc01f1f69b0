package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PhantomPortsTest {

    @TempDir
    private Path ttyClass;
    private PhantomPorts phantoms;

    @BeforeEach
    void describe() throws IOException {
        phantoms = new PhantomPorts(ttyClass);
        terminal("ttyS0", "4", "Y");
        terminal("ttyS1", "4", "N");
        terminal("ttyS2", "0", "N");
        Files.createDirectory(ttyClass.resolve("ttyUSB0"));
    }

    @Test
    void portWithAChipIsReal() {
        assertFalse(phantoms.isPhantom("/dev/ttyS1", "USB-to-Serial"));
    }

    @Test
    void portThatSaysNothingOfItsChipIsReal() {
        assertFalse(phantoms.isPhantom("/dev/ttyUSB0", "CP2102"));
        assertFalse(phantoms.isPhantom("COM3", "USB Serial Device (COM3)"));
        assertFalse(phantoms.isPhantom("/dev/cu.usbserial-0001", "CP2102"));
    }

    @Test
    void nameWithoutAChipIsAPhantom() {
        assertTrue(phantoms.isPhantom("/dev/ttyS2", "ttyS2"));
        assertTrue(phantoms.isPhantom("/dev/ttyS9", "Physical Port S9"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatCannotBeReadAnyMoreIsGone() throws IOException {
        Files.createDirectories(ttyClass.resolve("ttyUSB1/type"));
        assertTrue(phantoms.isPhantom("/dev/ttyUSB1", "CP2102"));
    }

    @Test
    void consoleOfTheSystemIsNoPlaceForADevice() {
        assertTrue(phantoms.isPhantom("/dev/ttyS0", "ttyS0"));
    }

    @Test
    void portsOfMacsWithoutAPlugArePhantoms() {
        assertTrue(phantoms.isPhantom("/dev/tty.usbserial-0001", "CP2102 (Dial-In)"));
        assertTrue(phantoms.isPhantom("/dev/cu.Bluetooth-Incoming-Port", "Bluetooth-Incoming-Port"));
        assertTrue(phantoms.isPhantom("/dev/cu.debug-console", "debug-console"));
    }

    private void terminal(String name, String type, String console) throws IOException {
        Path folder = Files.createDirectory(ttyClass.resolve(name));
        Files.writeString(folder.resolve("type"), type + "\n");
        Files.writeString(folder.resolve("console"), console + "\n");
    }
}
