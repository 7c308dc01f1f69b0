package dev.claimport.device.smp;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
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
    private final Consumer<byte[]> messages;
    private final byte[] line = new byte[LONGEST_LINE];
    private final byte[] decoded = new byte[LONGEST_LINE];
    private int length;
    private int marker;
    private int previous;
    private byte @Nullable [] packet;
    private int filled;

    /**
     * @param longestMessage in bytes; what claims to be longer is dropped before memory is taken for it
     * @param messages told of every message whose CRC is right; the bytes are theirs
     */
    public SmpDecoder(int longestMessage, Consumer<byte[]> messages) {
        this.longestMessage = longestMessage;
        this.messages = messages;
    }

    /** Takes the next bytes in; frames may be cut anywhere. */
    public void accept(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            accept(bytes[i]);
        }
    }

    private void accept(byte next) {
        int pair = previous << 8 | next & 0xff;
        previous = next & 0xff;
        if (pair == SmpFrames.FIRST || pair == SmpFrames.NEXT) {
            // Also in the middle of a frame: that one was cut short and this one glued to it.
            marker = pair;
            length = 0;
        } else if (marker != 0 && next == '\n') {
            endOfLine();
        } else if (marker != 0 && length < LONGEST_LINE) {
            line[length++] = next;
        } else if (marker != 0) {
            forgetLine();
        }
    }

    private void endOfLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        int size = decode(end);
        if (marker == SmpFrames.FIRST) {
            begin(size);
        }
        if (packet == null || size < 0 || size > packet.length + 2 - filled) {
            forgetPacket();
        } else {
            append(size);
        }
        forgetLine();
    }

    /** @return bytes in {@code decoded}, or -1 when the line is not Base64 */
    private int decode(int end) {
        byte[] text = Arrays.copyOf(line, end);
        try {
            return Base64.getDecoder().decode(text, decoded);
        } catch (IllegalArgumentException _) {
            return -1;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Makes room for the packet that the first frame announces: its length counts the CRC, but not itself. */
    private void begin(int size) {
        forgetPacket();
        if (size >= 2) {
            int announced = (decoded[0] & 0xff) << 8 | decoded[1] & 0xff;
            if (announced > 2 && announced - 2 <= longestMessage) {
                packet = new byte[announced];
            }
        }
    }

    /** {@code filled} counts the two bytes of the length as well. */
    private void append(int size) {
        int skip = marker == SmpFrames.FIRST ? 2 : 0;
        System.arraycopy(decoded, skip, packet, Math.max(filled - 2, 0), size - skip);
        filled += size;
        if (filled == packet.length + 2) {
            byte[] complete = packet;
            if (SmpFrames.crc(complete, 0, complete.length) == 0) {
                byte[] message = Arrays.copyOf(complete, complete.length - 2);
                forgetPacket();
                messages.accept(message);
            } else {
                forgetPacket();
            }
        }
    }

    private void forgetLine() {
        marker = 0;
        length = 0;
        Arrays.fill(line, (byte) 0);
        Arrays.fill(decoded, (byte) 0);
    }

    private void forgetPacket() {
        if (packet != null) {
            Arrays.fill(packet, (byte) 0);
        }
        packet = null;
        filled = 0;
    }
}
