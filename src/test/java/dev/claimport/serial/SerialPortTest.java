package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure.Kind;
import dev.claimport.failure.LocalFailure;
import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real serial ports of the system, as far as pseudo-terminals are such, through the serial library. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(240)
class SerialPortTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final SerialPorts ports = new JSerialCommPorts();
    private final Pseudoterminal device = Pseudoterminal.open();

    @AfterEach
    void unplug() {
        device.close();
    }

    @Test
    void bytesOfAllValuesPassBothWays() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        try (SerialLink host = open()) {
            assertEquals(device.path(), host.path());
            host.write(all, 0, 256);
            assertArrayEquals(all, read(device, 256));
            device.write(all, 0, 256);
            assertArrayEquals(all, read(host, 256));
        }
    }

    @Test
    void muchMoreThanTheDriverHoldsPasses() {
        byte[] sent = new byte[200_000];
        new Random(3).nextBytes(sent);
        try (SerialLink host = open()) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> read(device, sent.length));
            host.write(sent, 0, sent.length);
            assertArrayEquals(sent, received.join());
            CompletableFuture<byte[]> back = CompletableFuture.supplyAsync(() -> read(host, sent.length));
            device.write(sent, 0, sent.length);
            assertArrayEquals(sent, back.join());
        }
    }

    @Test
    void nothingInTimeIsZero() {
        try (SerialLink host = open()) {
            assertEquals(0, host.read(new byte[8], Duration.ofMillis(5)));
            assertEquals(0, device.read(new byte[8], Duration.ofMillis(5)));
            assertEquals(0, host.read(new byte[8], Duration.ZERO));
        }
    }

    /** As whoever waits until a moment asks when that has passed; a device that then waited for ever never said that it was ready for more. */
    @Test
    void aTimeThatIsOverTakesWhatIsThere() {
        try (SerialLink host = open()) {
            for (Duration over : List.of(Duration.ofNanos(-1), Duration.ofMillis(-5), Duration.ofMinutes(-1))) {
                assertEquals(0, host.read(new byte[8], over));
                assertEquals(0, device.read(new byte[8], over));
            }
            host.write(new byte[] {7}, 0, 1);
            int taken = 0;
            while (taken == 0) {
                taken = device.read(new byte[8], Duration.ofMillis(-5));
            }
            assertEquals(1, taken);
        }
    }

    @Test
    void deviceNeedsNobodyAtTheOtherEnd() {
        try (SerialLink host = open()) {
            host.write(new byte[] {1}, 0, 1);
        }
        assertEquals(1, device.read(new byte[8], LONG));
        assertEquals(0, device.read(new byte[8], Duration.ofMillis(5)));
        try (SerialLink host = open()) {
            device.write(new byte[] {2}, 0, 1);
            assertArrayEquals(new byte[] {2}, read(host, 1));
        }
    }

    @Test
    void portThatHasNoSuchSignalsWorksAllTheSame() {
        for (LineSettings.Signal dtr : LineSettings.Signal.values()) {
            for (LineSettings.Signal rts : LineSettings.Signal.values()) {
                try (SerialLink host = ports.open(device.path(), new LineSettings(115_200, false, dtr, rts))) {
                    host.write(new byte[] {7}, 0, 1);
                    assertArrayEquals(new byte[] {7}, read(device, 1), dtr + " " + rts);
                }
            }
        }
    }

    @Test
    void missingPortIsNamed() {
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open("/dev/ttyNOSUCH0", LineSettings.USUAL));
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open("/dev/pts/99999", LineSettings.USUAL));
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open("", LineSettings.USUAL));
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open("/dev/tty\0", LineSettings.USUAL));
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open("/tmp", LineSettings.USUAL));
    }

    @Test
    void fileIsNoPort(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a port");
        Failures.expect(Kind.PORT_NOT_FOUND, () -> ports.open(file.toString(), LineSettings.USUAL));
        assertEquals("not a port", Files.readString(file));
    }

    @Test
    void portThatIsOpenIsBusy() {
        try (SerialLink _ = open()) {
            assertEquals(device.path(), Failures.expect(Kind.PORT_BUSY, this::open).facts().get("port"));
        }
        open().close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void portThatAnotherProgramHasLockedIsBusy() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("flock", "--exclusive", "--nonblock", device.path(), "sh", "-c", "echo locked; read _")
                .redirectErrorStream(true).start();
        try {
            assertEquals("locked", other.inputReader().readLine());
            Failures.expect(Kind.PORT_BUSY, this::open);
        } finally {
            other.destroy();
            assertTrue(other.waitFor(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void portIsReachedThroughALink(@TempDir Path folder) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("usb-device-if00"), Path.of(device.path()));
        try (SerialLink host = ports.open(link.toString(), LineSettings.USUAL)) {
            host.write(new byte[] {1}, 0, 1);
            assertEquals(1, device.read(new byte[8], LONG));
        }
    }

    @Test
    void unplugEndsAReadThatWaits() {
        try (SerialLink host = open()) {
            CompletableFuture<Void> reading = readUntilGone(host);
            device.close();
            reading.join();
            Failures.expect(Kind.PORT_GONE, () -> host.write(new byte[] {1}, 0, 1));
            Failures.expect(Kind.PORT_GONE, () -> host.read(new byte[8], LONG));
        }
        Failures.expect(Kind.PORT_GONE, () -> device.read(new byte[8], LONG));
        Failures.expect(Kind.PORT_GONE, () -> device.write(new byte[8], 0, 8));
        Failures.expect(Kind.PORT_NOT_FOUND, this::open);
    }

    @Test
    void closeEndsAReadThatWaits() {
        SerialLink host = open();
        CompletableFuture<Void> reading = readUntilGone(host);
        host.close();
        reading.join();
        Failures.expect(Kind.PORT_GONE, () -> host.write(new byte[] {1}, 0, 1));
        host.close();
    }

    @Test
    void closeDoesNotWaitForTheLineAndThePortIsFreeAfterwards() {
        for (int i = 0; i < 5; i++) {
            SerialLink host = open();
            host.write(new byte[] {1}, 0, 1);
            assertTimeout(Duration.ofSeconds(20), host::close);
        }
    }

    @Test
    void lineThatTakesNoBytesIsNamedAndCanStillBeClosed() {
        SerialLink host = open();
        byte[] much = new byte[1 << 20];
        Failures.expect(DeviceFailure.Kind.DEVICE_SILENT, () -> host.write(much, 0, much.length));
        Failures.expect(DeviceFailure.Kind.DEVICE_SILENT, () -> host.write(much, 0, 1));
        assertTimeout(Duration.ofSeconds(20), host::close);
    }

    @Test
    void closeLeavesNoThread() throws InterruptedException {
        SerialLink host = open();
        host.write(new byte[] {1}, 0, 1);
        assertNotEquals(0, threads());
        host.close();
        // The last of them end just after they have done their work.
        for (int i = 0; i < 1000 && threads() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        assertEquals(0, threads());
    }

    @Test
    void closeDoesItsWorkWhenInterrupted() throws InterruptedException {
        SerialLink host = open();
        var kept = new CountDownLatch(1);
        Thread closer = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            host.close();
            if (Thread.currentThread().isInterrupted()) {
                kept.countDown();
            }
        });
        assertTrue(closer.join(LONG));
        assertEquals(0, kept.getCount());
        open().close();
    }

    @Test
    void interruptEndsAReadThatWaits() throws InterruptedException {
        try (SerialLink host = open()) {
            Thread reader = Thread.ofVirtual().unstarted(
                    () -> Failures.expect(LocalFailure.Kind.CANCELLED, () -> host.read(new byte[8], LONG)));
            reader.start();
            reader.interrupt();
            assertTrue(reader.join(LONG));
        }
    }

    @Test
    void manyPortsAreReadFromVirtualThreadsAtOnce() {
        int count = 24;
        Pseudoterminal[] devices = new Pseudoterminal[count];
        SerialLink[] hosts = new SerialLink[count];
        for (int i = 0; i < count; i++) {
            devices[i] = Pseudoterminal.open();
            hosts[i] = ports.open(devices[i].path(), LineSettings.USUAL);
        }
        // More waiting readers than carriers: each must still get its byte.
        CompletableFuture<?>[] readers = Stream.of(hosts)
                .map(host -> CompletableFuture.supplyAsync(() -> read(host, 1)[0], Thread::startVirtualThread)).toArray(CompletableFuture<?>[]::new);
        for (int i = 0; i < count; i++) {
            devices[i].write(new byte[] {(byte) i}, 0, 1);
        }
        for (int i = 0; i < count; i++) {
            assertEquals((byte) i, readers[i].join());
        }
        Stream.of(hosts).parallel().forEach(SerialLink::close);
        Stream.of(devices).forEach(Pseudoterminal::close);
    }

    @Test
    void pseudoterminalsAreNotListed() {
        assertTrue(ports.list().stream().noneMatch(port -> port.path().equals(device.path())));
        ports.list().forEach(port -> assertFalse(port.description().isEmpty()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nativeLibraryComesFromAFolderOfTheUsersOwn() throws IOException {
        open().close();
        String mapped = Files.readAllLines(Path.of("/proc/self/maps")).stream().filter(line -> line.contains("libjSerialComm")).findFirst().orElseThrow();
        Path file = Path.of(mapped.substring(mapped.indexOf('/')).replace(" (deleted)", ""));
        assertTrue(file.toString().contains("claimport-serial"), mapped);
        assertTrue(mapped.endsWith("(deleted)"), mapped);
        assertTrue(Files.notExists(Path.of(System.getProperty("jSerialComm.library.path"))));
        // What the library would have used and anybody could have written to.
        Path guessable = Path.of(System.getProperty("java.io.tmpdir"), "jSerialComm");
        assertNotEquals(guessable, file.getParent());
    }

    private SerialLink open() {
        return ports.open(device.path(), LineSettings.USUAL);
    }

    private static CompletableFuture<Void> readUntilGone(SerialLink link) {
        return CompletableFuture.runAsync(
                () -> Failures.expect(Kind.PORT_GONE, () -> link.read(new byte[8], Duration.ofMinutes(1))), Thread::startVirtualThread);
    }

    private static byte[] read(SerialLink link, int length) {
        byte[] bytes = new byte[0];
        byte[] buffer = new byte[4096];
        while (bytes.length < length) {
            int count = link.read(buffer, LONG);
            assertTrue(count > 0, bytes.length + " of " + length);
            bytes = Arrays.copyOf(bytes, bytes.length + count);
            System.arraycopy(buffer, 0, bytes, bytes.length - count, count);
        }
        return bytes;
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("serial-")
                && thread.getName().endsWith(device.path())).count();
    }
}
