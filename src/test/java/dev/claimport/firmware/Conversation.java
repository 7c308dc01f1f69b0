package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.claim.cbor.CborException;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpDecoder;
import dev.claimport.device.smp.SmpFrames;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpHeader.Op;
import dev.claimport.device.smp.SmpMessage;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Messages and bytes to a device on a real port. Each answer has to be that of the request before: whatever else the device
 * said in between, to bytes that deserve none, would be found in its place.
 */
final class Conversation implements AutoCloseable {

    static final Consumer<CborWriter> NOTHING = out -> out.map(0);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SerialLink link;
    private final Queue<byte[]> answers = new ArrayDeque<>();
    private final SmpDecoder decoder = new SmpDecoder(8192, answers::add);
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private int sequence;

    Conversation(String port) {
        link = new JSerialCommPorts().open(port, LineSettings.USUAL);
    }

    /** Sends bytes as they are. */
    void say(byte[] bytes) {
        link.write(bytes, 0, bytes.length);
    }

    /** A request as lines, with the next sequence number. */
    byte[] lines(Op op, int version, int group, int command, byte[] body) {
        return SmpFrames.encode(message(op, version, group, command, body));
    }

    /** The bytes of a request, with the next sequence number. */
    byte[] message(Op op, int version, int group, int command, byte[] body) {
        byte[] message = new byte[SmpHeader.SIZE + body.length];
        new SmpHeader(op, version, body.length, group, ++sequence & 0xff, command).put(ByteBuffer.wrap(message));
        System.arraycopy(body, 0, message, SmpHeader.SIZE, body.length);
        return message;
    }

    static byte[] cbor(Consumer<CborWriter> body) {
        byte[] whole = SmpMessage.of(Op.READ, 1, 0, 0, 0, body).bytes();
        return Arrays.copyOfRange(whole, SmpHeader.SIZE, whole.length);
    }

    Map<Object, Object> ask(Op op, int version, int group, int command, byte[] body) {
        say(lines(op, version, group, command, body));
        return answer(op, version, group, command);
    }

    Map<Object, Object> write(int command, Consumer<CborWriter> body) {
        return ask(Op.WRITE, 1, HandoverGroup.ID, command, cbor(body));
    }

    Map<Object, Object> read(int command, Consumer<CborWriter> body) {
        return ask(Op.READ, 1, HandoverGroup.ID, command, cbor(body));
    }

    long state() {
        return (Long) read(HandoverGroup.STATUS, NOTHING).get("state");
    }

    /** Whether it still answers, and has said nothing since the last answer. */
    void assertQuietAndWell() {
        assertEquals(Map.of("r", "well"), ask(Op.WRITE, 1, 0, 0, cbor(out -> out.map(1).text("d").text("well"))));
    }

    /** The next answer, which has to be that of the last request. */
    Map<Object, Object> answer(Op op, int version, int group, int command) {
        return answer(op, version, group, command, sequence & 0xff);
    }

    int sequence() {
        return sequence & 0xff;
    }

    Map<Object, Object> answer(Op op, int version, int group, int command, int number) {
        byte[] buffer = new byte[1024];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answers.isEmpty()) {
            assertFalse(System.nanoTime() > deadline, () -> "no answer, but " + heard.size() + " bytes");
            int count = link.read(buffer, Duration.ofSeconds(1));
            heard.write(buffer, 0, count);
            decoder.accept(buffer, count);
        }
        SmpMessage message = SmpMessage.taking(answers.remove());
        SmpHeader header = message.header();
        assertEquals(List.of(op.response(), version, group, number, command),
                List.of(header.op(), header.version(), header.group(), header.sequence(), header.command()));
        try {
            return message.body();
        } catch (CborException e) {
            throw new AssertionError(e);
        }
    }

    /** All bytes that came since the last call. */
    byte[] heard() {
        byte[] bytes = heard.toByteArray();
        heard.reset();
        return bytes;
    }

    @Override
    public void close() {
        link.close();
    }
}
