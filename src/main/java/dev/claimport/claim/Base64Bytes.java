package dev.claimport.claim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Base64 (RFC 4648, section 4) from buffer to buffer, for what must not come onto the heap: the JDK's copies there what lies elsewhere.
 */
public final class Base64Bytes {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    private static final byte PAD = '=';
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int value = 0; value < ALPHABET.length; value++) {
            VALUES[ALPHABET[value]] = (byte) value;
        }
    }

    private Base64Bytes() {}

    /** Whether there are such in it: one of the alphabet, or padding. */
    public static boolean has(byte each) {
        return each == PAD || VALUES[each & 0xff] >= 0;
    }

    /** With padding. How many characters so many bytes become. */
    public static int encodedSize(int bytes) {
        return (bytes + 2) / 3 * 4;
    }

    /** Encodes the remaining bytes, which are used up, with padding. */
    public static void encode(ByteBuffer bytes, ByteBuffer text) {
        while (bytes.hasRemaining()) {
            int count = Math.min(3, bytes.remaining());
            int bits = 0;
            for (int i = 0; i < 3; i++) {
                bits = bits << 8 | (i < count ? bytes.get() & 0xff : 0);
            }
            for (int i = 0; i < 4; i++) {
                text.put(i <= count ? ALPHABET[bits >> 18 - 6 * i & 0x3f] : PAD);
            }
        }
    }

    /**
     * Decodes the remaining characters, which are used up. Strict: nothing but the alphabet, and padding at the end, which may be absent
     * altogether, as the JDK's decoder has it.
     *
     * @return how many bytes; -1 when it is not Base64, and what was put then is worth nothing
     */
    public static int decode(ByteBuffer text, ByteBuffer bytes) {
        int from = bytes.position();
        int bits = 0;
        int count = 0;
        while (text.hasRemaining()) {
            byte next = text.get();
            if (next == PAD) {
                return endsWell(text, count) ? tail(bits, count, bytes, from) : -1;
            }
            int value = VALUES[next & 0xff];
            if (value < 0) {
                return -1;
            }
            bits = bits << 6 | value;
            if (++count == 4) {
                bytes.put((byte) (bits >> 16)).put((byte) (bits >> 8)).put((byte) bits);
                bits = 0;
                count = 0;
            }
        }
        return tail(bits, count, bytes, from);
    }

    /** Behind the first pad: one more after two characters, none after three. */
    private static boolean endsWell(ByteBuffer text, int count) {
        return count == 3 && !text.hasRemaining() || count == 2 && text.remaining() == 1 && text.get() == PAD;
    }

    private static int tail(int bits, int count, ByteBuffer bytes, int from) {
        if (count == 1) {
            return -1;
        }
        int aligned = bits << 6 * (4 - count);
        for (int i = 0; i < count - 1; i++) {
            bytes.put((byte) (aligned >> 16 - 8 * i));
        }
        return bytes.position() - from;
    }
}
