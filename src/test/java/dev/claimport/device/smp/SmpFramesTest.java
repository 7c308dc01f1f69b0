package dev.claimport.device.smp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmpFramesTest {

    /** A file upload at offset 0, as mcumgr clients send it. */
    private static final byte[] UPLOAD = HexFormat.of().parseHex(
            "0a00002500080200a4636c656e1903e8636f66660064646174614474657374646e616d6568746573742e747874");
    /** CRC-16/XMODEM and Base64 made apart from this code. */
    private static final String UPLOAD_LINE = "\u0006\tAC8KAAAlAAgCAKRjbGVuGQPoY29mZgBkZGF0YUR0ZXN0ZG5hbWVodGVzdC50eHTFnQ==\n";
    private static final List<String> COUNTING_LINES = List.of(
            "\u0006\tAMoAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFla\n",
            "\u0004\u0014W1xdXl9gYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7fH1+f4CBgoOEhYaHiImKi4yNjo+QkZKTlJWWl5iZmpucnZ6foKGio6SlpqeoqaqrrK2ur7CxsrO0tba3\n",
            "\u0004\u0014uLm6u7y9vr/AwcLDxMXGxxWh\n");

    private final List<byte[]> messages = new ArrayList<>();
    private final SmpDecoder decoder = new SmpDecoder(2044, messages::add);

    @Test
    void checksumIsThatOfXmodem() {
        byte[] check = bytes("123456789");
        assertEquals(0x31c3, SmpFrames.crc(ByteBuffer.wrap(check), 0, check.length));
    }

    @Test
    void shortMessageIsOneLine() {
        assertArrayEquals(bytes(UPLOAD_LINE), SmpFrames.encode(UPLOAD));
    }

    @Test
    void longMessageIsCutIntoLinesOf127Characters() {
        assertArrayEquals(bytes(String.join("", COUNTING_LINES)), SmpFrames.encode(counting(200)));
        assertEquals(127, COUNTING_LINES.getFirst().length());
    }

    @Test
    void sizeOnTheWireIsKnownBeforehand() {
        for (int size = 1; size < 400; size++) {
            assertEquals(SmpFrames.encode(counting(size)).length, SmpFrames.sizeOnWire(size));
        }
    }

    @Test
    void everySizeComesBackAsItWasHoweverItIsCut() {
        Random random = new Random(7);
        for (int size = 1; size < 1200; size += 7) {
            messages.clear();
            byte[] wire = SmpFrames.encode(counting(size));
            for (int from = 0; from < wire.length; ) {
                int count = Math.min(1 + random.nextInt(60), wire.length - from);
                decoder.accept(Arrays.copyOfRange(wire, from, from + count), count);
                from += count;
            }
            assertReceived(counting(size));
        }
    }

    @Test
    void lastFrameMayHoldOnlyTheChecksum() {
        // As Zephyr answers: it never splits the checksum, so the first line may be short.
        byte[] message = counting(90);
        feed("\u0006\tAFwAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFk=\n");
        int crc = SmpFrames.crc(ByteBuffer.wrap(message), 0, 90);
        feed("\u0004\u0014" + Base64.getEncoder().encodeToString(new byte[] {(byte) (crc >> 8), (byte) crc}) + "\n");
        assertReceived(message);
    }

    @Test
    void frameIsFoundBehindPromptAndColours() {
        feed("\u001b[1;32muart:~$ \u001b[m" + UPLOAD_LINE);
        assertReceived(UPLOAD);
    }

    @Test
    void carriageReturnsAreNoPartOfAFrame() {
        feed("\r" + UPLOAD_LINE.replace("\n", "\r\n"));
        assertReceived(UPLOAD);
    }

    @Test
    void logLinesBetweenFramesDoNoHarm() {
        feed(COUNTING_LINES.get(0) + "[00:00:01] <inf> main: hello\r\n" + COUNTING_LINES.get(1) + "*** Booting Zephyr ***\n" + COUNTING_LINES.get(2));
        assertReceived(counting(200));
    }

    @Test
    void frameThatWasCutShortDoesNotTakeTheNextOneWithIt() {
        feed(UPLOAD_LINE.substring(0, 20) + UPLOAD_LINE);
        assertReceived(UPLOAD);
    }

    @Test
    void packetThatWasCutShortIsForgottenForTheNext() {
        feed(COUNTING_LINES.get(0) + UPLOAD_LINE);
        assertReceived(UPLOAD);
    }

    @Test
    void wrongChecksumIsDropped() {
        feed(UPLOAD_LINE.replace("AC8KAAAl", "AC8KAAAm"));
        assertTrue(messages.isEmpty());
    }

    @Test
    void frameThatBelongsToNothingIsDropped() {
        feed(COUNTING_LINES.get(1) + COUNTING_LINES.get(2));
        assertTrue(messages.isEmpty());
    }

    @Test
    void framesThatHoldMoreThanWasAnnouncedAreDropped() {
        feed(COUNTING_LINES.get(0) + COUNTING_LINES.get(1) + COUNTING_LINES.get(1));
        assertTrue(messages.isEmpty());
    }

    @Test
    void whatIsNotBase64IsDropped() {
        feed("\u0006\tAC8K!AAl\n\u0006\tA\n\u0006\t\n\u0006\tAA==\n");
        assertTrue(messages.isEmpty());
        feed(UPLOAD_LINE);
        assertReceived(UPLOAD);
    }

    @Test
    void announcedLengthBeyondTheLimitIsDroppedBeforeRoomIsMade() {
        var small = new SmpDecoder(44, messages::add);
        small.accept(bytes(UPLOAD_LINE), UPLOAD_LINE.length());
        assertTrue(messages.isEmpty());
        var exact = new SmpDecoder(45, messages::add);
        exact.accept(bytes(UPLOAD_LINE), UPLOAD_LINE.length());
        assertReceived(UPLOAD);
    }

    @Test
    void endlessLineIsDropped() {
        feed("\u0006\t" + "A".repeat(10_000) + "\n" + UPLOAD_LINE);
        assertReceived(UPLOAD);
    }

    @Test
    void frameThatDidNotFitIsNotReplacedByALaterOneThatDoes() {
        feed(COUNTING_LINES.get(0) + COUNTING_LINES.get(1) + COUNTING_LINES.get(1) + COUNTING_LINES.get(2));
        assertTrue(messages.isEmpty());
    }

    @Test
    void frameWithoutContentDoesNoHarm() {
        feed(COUNTING_LINES.get(0) + "\u0004\u0014\n" + COUNTING_LINES.get(1) + COUNTING_LINES.get(2));
        assertReceived(counting(200));
    }

    @Test
    void firstFrameMayHoldOnlyTheLength() {
        byte[] packet = HexFormat.of().parseHex("00050102030000");
        int crc = SmpFrames.crc(ByteBuffer.wrap(packet), 2, 5);
        String rest = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3, (byte) (crc >> 8), (byte) crc});
        feed("\u0006\tAAU=\n\u0004\u0014" + rest + "\n");
        assertReceived(new byte[] {1, 2, 3});
    }

    @Test
    void lengthOfAChecksumAloneIsNoMessage() {
        feed("\u0006\tAAIAAA==\n");
        assertTrue(messages.isEmpty());
    }

    @Test
    void nothingOfWhatCameInStaysInMemory() {
        String broken = COUNTING_LINES.get(1).replace("W1xd", "W1x!");
        for (String wire : List.of(UPLOAD_LINE, UPLOAD_LINE.replace("AC8KAAAl", "AC8KAAAm"), COUNTING_LINES.get(0) + UPLOAD_LINE,
                COUNTING_LINES.get(0) + broken, COUNTING_LINES.get(0) + COUNTING_LINES.get(1) + COUNTING_LINES.get(1),
                COUNTING_LINES.get(0) + "\u0006\tQ\n", "\u0006\t" + "A".repeat(257))) {
            var memory = new WatchedMemory();
            var offHeap = SmpDecoder.offHeap(2044, SecretBytes::zero, memory);
            offHeap.accept(ByteBuffer.wrap(bytes(wire)));
            memory.assertNothingIsLeft();
        }
        var memory = new WatchedMemory();
        SmpDecoder.offHeap(2044, SecretBytes::zero, memory).accept(ByteBuffer.wrap(bytes(COUNTING_LINES.get(0))));
        assertEquals(3, memory.count());
        assertFalse(memory.isClean(), "a packet that is still expected");
    }

    @Test
    void noiseNeverMakesAMessage() {
        Random random = new Random(11);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        decoder.accept(noise, noise.length);
        assertTrue(messages.isEmpty());
    }

    @Test
    void headerIsReadAndWritten() {
        SmpHeader header = SmpHeader.of(ByteBuffer.wrap(UPLOAD));
        assertEquals(new SmpHeader(SmpHeader.Op.WRITE, 1, 37, 8, 2, 0), header);
        byte[] again = new byte[8];
        header.put(ByteBuffer.wrap(again));
        assertArrayEquals(Arrays.copyOf(UPLOAD, 8), again);
    }

    @Test
    void headerWhoseLengthIsWrongIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SmpHeader.of(ByteBuffer.wrap(UPLOAD, 0, 44).slice()));
        assertThrows(IllegalArgumentException.class, () -> SmpHeader.of(ByteBuffer.wrap(UPLOAD, 0, 7).slice()));
        assertEquals(0, SmpHeader.of(ByteBuffer.allocate(8)).length());
        byte[] unknownOp = UPLOAD.clone();
        unknownOp[0] = 0x0f;
        assertThrows(IllegalArgumentException.class, () -> SmpHeader.of(ByteBuffer.wrap(unknownOp)));
    }

    private void feed(String wire) {
        byte[] bytes = bytes(wire);
        decoder.accept(bytes, bytes.length);
    }

    private void assertReceived(byte[] message) {
        assertEquals(1, messages.size());
        assertArrayEquals(message, messages.getFirst());
    }

    private static byte[] counting(int size) {
        byte[] message = new byte[size];
        for (int i = 0; i < size; i++) {
            message[i] = (byte) i;
        }
        return message;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
