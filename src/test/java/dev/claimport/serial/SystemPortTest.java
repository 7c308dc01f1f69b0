package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fazecast.jSerialComm.SerialPort;
import dev.claimport.practice.device.Pseudoterminal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Reading and writing past the serial library, on a port that it has opened. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
@Timeout(240)
class SystemPortTest {

    private static final byte[] BYTES = {1, 0, 2, -1, 10, 13, 3, 4, 5, 6, 7, 8, 9};

    private final Pseudoterminal device = Pseudoterminal.open();
    private SerialPort port;

    @BeforeEach
    void open() {
        assertTrue(NativeLibrary.load());
        port = opened(device.path());
    }

    @AfterEach
    void close() {
        port.closePort();
        device.close();
    }

    private static SerialPort opened(String path) {
        SerialPort port = SerialPort.getCommPort(path);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 100, 0);
        assertTrue(port.openPort(0));
        return port;
    }

    @Test
    void linuxAndMacHaveTheirOwnCalls() {
        SystemPort system = SystemPort.of(port);
        assertInstanceOf(PosixPort.class, system);
        passesBytesBothWays(system);
        system.close();
    }

    @Test
    void aNameThatLeadsToAPortIsAsGood(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("gateway"), Path.of(device.path()));
        port.closePort();
        port = opened(link.toString());
        SystemPort system = SystemPort.of(port);
        assertInstanceOf(PosixPort.class, system);
        passesBytesBothWays(system);
        system.close();
    }

    @Test
    void theLibraryWillDoWhereThereAreNone() {
        passesBytesBothWays(LibraryPort.of(port));
    }

    private void passesBytesBothWays(SystemPort system) {
        ByteBuffer sent = ByteBuffer.allocateDirect(BYTES.length).put(BYTES).flip();
        while (sent.hasRemaining()) {
            assertTrue(system.write(sent) > 0);
        }
        ByteBuffer got = ByteBuffer.allocate(BYTES.length);
        while (got.hasRemaining()) {
            assertTrue(device.read(got, Duration.ofSeconds(60)) > 0);
        }
        assertEquals(ByteBuffer.wrap(BYTES), got.flip());
        device.write(BYTES, 0, BYTES.length);
        ByteBuffer back = ByteBuffer.allocateDirect(BYTES.length);
        while (back.hasRemaining()) {
            assertTrue(system.read(back) >= 0);
        }
        assertEquals(ByteBuffer.wrap(BYTES), back.flip());
        assertEquals(0, system.read(ByteBuffer.allocateDirect(1)));
    }

    @Test
    void aPortThatWasPulledOutIsGone() {
        SystemPort system = SystemPort.of(port);
        device.close();
        assertEquals(-1, system.read(ByteBuffer.allocateDirect(8)));
        assertEquals(-1, system.write(ByteBuffer.allocateDirect(8)));
        system.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingStaysOpenBehindALink() throws Exception {
        Set<String> before = open(device.path());
        var link = new JSerialCommLink(device.path(), SystemPort.of(port), () -> false, port::closePort, () -> { });
        assertNotEquals(before, open(device.path()));
        link.close();
        // The library has given back its own as well.
        assertTrue(before.containsAll(open(device.path())));
    }

    private static Set<String> open(String path) throws Exception {
        Set<String> numbers = new HashSet<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path each : all.collect(Collectors.toList())) {
                if (Files.isSymbolicLink(each) && Files.readSymbolicLink(each).toString().equals(path)) {
                    numbers.add(each.getFileName().toString());
                }
            }
        }
        return numbers;
    }

    /** What Windows needs of the library is there in this version of it. */
    @Test
    void theLibraryTellsWhereItsHandleIs() throws Exception {
        assertNotEquals(0, WindowsPort.structure(port));
        port.closePort();
        assertEquals(0, WindowsPort.structure(port));
    }
}
