package dev.claimport.device.smp;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds SMP messages in what comes over a serial line, among prompts, colours, log lines and broken frames. A frame counts
 * from its marker on, wherever in a line that is; whatever does not fit is dropped without a word, as there is no answer for
 * it: whoever waits will ask again.
 */
public final class SmpDecoder {

    /** Twice what the protocol allows: some send longer lines. */
    private static final int LONGEST_LINE = 256;

    private final int longestMessage;
    private final Consumer<ByteBuffer> messages;
    private final IntFunction<ByteBuffer> memory;
    private final ByteBuffer line;
    private final ByteBuffer decoded;
    private int marker;
    private int previous;
    private @Nullable ByteBuffer packet;

    private SmpDecoder(Consumer<ByteBuffer> messages, int longestMessage, IntFunction<ByteBuffer> memory) {
        this.longestMessage = longestMessage;
        this.messages = messages;
        this.memory = memory;
        line = memory.apply(LONGEST_LINE);
        decoded = memory.apply(LONGEST_LINE);
    }

    /**
     * For what carries no secret.
     *
     * @param longestMessage in bytes; what claims to be longer is dropped before memory is taken for it
     * @param messages told of every message whose CRC is right; the bytes are theirs
     */
    public SmpDecoder(int longestMessage, Consumer<byte[]> messages) {
        this(message -> {
            byte[] copy = new byte[message.remaining()];
            message.get(copy);
            messages.accept(copy);
        }, longestMessage, ByteBuffer::allocate);
    }

    /**
     * For what may carry a private key: nothing of it comes onto the heap.
     *
     * @param messages told of every message whose CRC is right; the direct buffer is theirs to zero
     * @param memory gives direct buffers of so many bytes, which are zeroed once they are done with
     */
    static SmpDecoder offHeap(int longestMessage, Consumer<ByteBuffer> messages, IntFunction<ByteBuffer> memory) {
        return new SmpDecoder(messages, longestMessage, memory);
    }

    /** Takes the next bytes in; frames may be cut anywhere. */
    public void accept(byte[] bytes, int count) {
        accept(ByteBuffer.wrap(bytes, 0, count));
    }

    /** Takes all that is left in a buffer. */
    void accept(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            accept(bytes.get());
        }
    }

    private void accept(byte next) {
        int pair = previous << 8 | next & 0xff;
        previous = next & 0xff;
        if (pair == SmpFrames.FIRST || pair == SmpFrames.NEXT) {
            // Also in the middle of a frame: that one was cut short and this one glued to it.
            marker = pair;
            line.clear();
        } else if (marker != 0 && next == '\n') {
            endOfLine();
        } else if (marker != 0 && line.hasRemaining()) {
            line.put(next);
        } else if (marker != 0) {
            forgetLine();
        }
    }

    private void endOfLine() {
        line.flip();
        if (line.hasRemaining() && line.get(line.limit() - 1) == '\r') {
            line.limit(line.limit() - 1);
        }
        boolean isBase64 = Base64Bytes.decode(line, decoded) >= 0;
        decoded.flip();
        if (marker == SmpFrames.FIRST) {
            begin(isBase64);
        }
        if (packet == null || !isBase64 || decoded.remaining() > packet.remaining()) {
            forgetPacket();
        } else {
            append(packet.put(decoded));
        }
        forgetLine();
    }

    /** Makes room for the packet that the first frame announces: its length counts the CRC, but not itself. */
    private void begin(boolean isBase64) {
        forgetPacket();
        if (isBase64 && decoded.remaining() >= 2) {
            int announced = decoded.getShort() & 0xffff;
            if (announced > 2 && announced - 2 <= longestMessage) {
                packet = memory.apply(announced);
            }
        }
    }

    private void append(ByteBuffer filled) {
        if (filled.hasRemaining()) {
            return;
        }
        packet = null;
        if (SmpFrames.crc(filled, 0, filled.limit()) == 0) {
            // The checksum is no part of what they are given, and tells something of it.
            int length = filled.limit() - Short.BYTES;
            messages.accept(filled.putShort(length, (short) 0).slice(0, length));
        } else {
            SecretBytes.zero(filled);
        }
    }

    private void forgetLine() {
        marker = 0;
        line.clear();
        decoded.clear();
        SecretBytes.zero(line);
        SecretBytes.zero(decoded);
    }

    private void forgetPacket() {
        if (packet != null) {
            SecretBytes.zero(packet);
        }
        packet = null;
    }
}
