package dev.claimport.device.smp;

import dev.claimport.claim.Base64Bytes;
import dev.claimport.claim.SecretBytes;
import java.nio.ByteBuffer;

/**
 * SMP over a console: messages as lines of text that share a serial line with logs and a shell (Zephyr,
 * {@code smp_transport.rst}, "UART/serial and console").
 *
 * <pre>
 * frame  := marker base64 LF
 * marker := 06 09 (first frame of a packet) | 04 14 (those that follow)
 * packet := be16(length of message + 2) | message | be16(CRC of message)
 * </pre>
 */
public final class SmpFrames {

    static final int FIRST = 0x0609;
    static final int NEXT = 0x0414;

    /** Raw bytes in a line of at most 127 characters: every line's Base64 is decoded on its own, so they come in threes. */
    static final int RAW_PER_LINE = 93;
    /** Characters of a full line: marker, Base64 and LF. */
    static final int LINE = 127;

    private SmpFrames() {}

    /** Number of bytes on the wire for a message of so many bytes. */
    public static int sizeOnWire(int message) {
        int raw = message + 4;
        int full = raw / RAW_PER_LINE;
        int rest = raw % RAW_PER_LINE;
        return full * LINE + (rest == 0 ? 0 : 3 + (rest + 2) / 3 * 4);
    }

    /** All lines of a message that carries no secret, one after the other. */
    public static byte[] encode(byte[] message) {
        byte[] lines = new byte[sizeOnWire(message.length)];
        encode(ByteBuffer.wrap(message), ByteBuffer.wrap(lines));
        return lines;
    }

    /**
     * Writes all lines of a message, one after the other. No copy of it is left anywhere else.
     *
     * @param message what is left in it, which is used up
     * @param lines with room for {@link #sizeOnWire} bytes
     */
    static void encode(ByteBuffer message, ByteBuffer lines) {
        int size = message.remaining();
        try (SecretBytes packet = SecretBytes.ofThisThread(size + 4)) {
            packet.lend(raw -> {
                raw.putShort((short) (size + 2)).put(message);
                raw.putShort((short) crc(raw, 2, size + 2));
                for (int from = 0; from < raw.limit(); from += RAW_PER_LINE) {
                    lines.putShort((short) (from == 0 ? FIRST : NEXT));
                    Base64Bytes.encode(raw.slice(from, Math.min(RAW_PER_LINE, raw.limit() - from)), lines);
                    lines.put((byte) '\n');
                }
                return null;
            });
        }
    }

    /** CRC-16/XMODEM: polynomial 0x1021, from 0, not reflected. Over a message and its CRC it is 0. */
    static int crc(ByteBuffer bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (bytes.get(i) & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
            }
        }
        return crc & 0xffff;
    }
}
