package dev.claimport.bench.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LinkFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.MemoryLink;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.testing.Failures;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.OnePort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A scanner at a port of its own, which may be unplugged, moved and taken away. */
@Timeout(120)
class SerialScannerTest {

    private static final PortInfo SCANNER =
            new PortInfo("/dev/ttyACM4", "Scanner", Optional.of(1), Optional.of(2), Optional.empty(), Optional.of("1-2.3"), Optional.of(0));

    private final BlockingQueue<String> scans = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
    /** What is opened, one after another; where none is left, nothing is there. */
    private final BlockingQueue<MemoryLink.Pair> cables = new LinkedBlockingQueue<>();
    private final ManualTime time = new ManualTime();

    private final SerialPorts ports = new SerialPorts() {
        @Override
        public List<PortInfo> list() {
            return List.of(PortInfo.named("/dev/ttyACM0"), SCANNER, PortInfo.named("/dev/ttyACM5"));
        }

        @Override
        public SerialLink open(String path, LineSettings line) {
            opened.add(path);
            MemoryLink.Pair cable = cables.poll();
            if (cable == null) {
                throw new LinkFailure(LinkFailure.Kind.PORT_NOT_FOUND, Map.of("port", path)).exception();
            }
            return cable.host();
        }
    };

    private MemoryLink.Pair cable() {
        MemoryLink.Pair cable = MemoryLink.pair(SCANNER.path());
        cables.add(cable);
        return cable;
    }

    private static void send(MemoryLink.Pair cable, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        cable.device().write(bytes, 0, bytes.length);
    }

    private String next(BlockingQueue<String> told) throws InterruptedException {
        return told.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void itIsWhereItsPathOrItsPlaceIs() {
        assertTrue(SerialScanner.isAt(SCANNER, "/dev/ttyACM4"));
        assertTrue(SerialScanner.isAt(SCANNER, "1-2.3"));
        assertFalse(SerialScanner.isAt(SCANNER, "1-2"));
        assertFalse(SerialScanner.isAt(PortInfo.named("/dev/ttyACM4"), "1-2.3"));
        assertFalse(SerialScanner.isAt(PortInfo.named(""), ""), "no scanner is set");
    }

    @Test
    void theOneAtItsPlaceIsOpenedWhateverItsPath() throws Exception {
        MemoryLink.Pair cable = cable();
        try (SerialScanner _ = new SerialScanner(ports, "1-2.3", time, scans::add)) {
            assertEquals("/dev/ttyACM4", next(opened));
            send(cable, "SN-1\r");
            assertEquals("SN-1", next(scans));
        }
    }

    @Test
    void thePathThatIsSetIsTriedThoughNobodyListsIt() throws Exception {
        cable();
        try (SerialScanner _ = new SerialScanner(ports, "/dev/pts/9", time, scans::add)) {
            assertEquals("/dev/pts/9", next(opened));
        }
    }

    /** Looked for once a second, and half a scan that broke off is nothing of the next one. */
    @Test
    void itComesBackAfterItWasUnplugged() throws Exception {
        MemoryLink.Pair first = cable();
        try (SerialScanner _ = new SerialScanner(ports, SCANNER.path(), time, scans::add)) {
            send(first, "SN-1\rSN-");
            assertEquals("SN-1", next(scans));
            MemoryLink.Pair second = cable();
            first.unplug();
            send(second, "SN-2\r");
            String scan = next(scans);
            // A pause may have ended it before the cable was out.
            assertEquals("SN-2", scan.equals("SN-") ? next(scans) : scan);
            assertTrue(first.host().isClosed(), "the port would stay open");
            assertTrue(time.slept().compareTo(Duration.ofSeconds(1)) >= 0, "it would look for it all the time");
        }
    }

    /** The port is free for what comes after it, such as other settings. */
    @Test
    void closedItLeavesThePort() throws Exception {
        MemoryLink.Pair cable = cable();
        SerialScanner scanner = new SerialScanner(ports, SCANNER.path(), time, scans::add);
        next(opened);
        scanner.close();
        Failures.expect(LinkFailure.Kind.PORT_GONE, () -> cable.device().read(new byte[1], Duration.ofMinutes(1)));
        assertTrue(cable.host().isClosed());
    }

    @Test
    void ofNoiseWithoutAnEndNoMoreIsKeptThanAScanHas() throws Exception {
        MemoryLink.Pair cable = cable();
        try (SerialScanner _ = new SerialScanner(ports, SCANNER.path(), time, scans::add)) {
            send(cable, "x".repeat(600) + "\r\nSN-1\n");
            assertEquals("x".repeat(512), next(scans));
            assertEquals("SN-1", next(scans));
        }
    }

    /** Neither the pieces in which a line brings a scan are its end, nor is a silence before it. */
    @Test
    void aScanEndsWithItsLineOrASilence() throws Exception {
        try (SerialScanner _ = new SerialScanner(new OnePort(new Pieces("", "SN", "-1", "\r", "SN-", "2", "", "SN-3\n")), "pieces", time, scans::add)) {
            assertEquals(List.of("SN-1", "SN-2", "SN-3"), List.of(next(scans), next(scans), next(scans)));
        }
    }

    /** What each read gets; empty is a silence, and behind the last the cable is out. */
    private static final class Pieces implements SerialLink {

        private final Deque<String> left;

        Pieces(String... pieces) {
            left = new ArrayDeque<>(List.of(pieces));
        }

        @Override
        public String path() {
            return "pieces";
        }

        @Override
        public int read(byte[] into, Duration timeout) {
            if (left.isEmpty()) {
                throw new LinkFailure(LinkFailure.Kind.PORT_GONE, Map.of("port", path())).exception();
            }
            byte[] piece = left.pop().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(piece, 0, into, 0, piece.length);
            return piece.length;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            throw new AssertionError("nothing is said to a scanner");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
