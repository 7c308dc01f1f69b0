package dev.claimport.claim.cbor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes CBOR (RFC 8949) of definite lengths, shortest form, straight into a buffer of the caller's: nothing is kept, so that
 * a private key can pass through.
 */
public final class CborWriter {

    private final ByteBuffer out;
    private long size;

    private CborWriter(ByteBuffer out) {
        this.out = out;
    }

    /** Writes at the buffer's position; too small a buffer throws {@link java.nio.BufferOverflowException}. */
    public static CborWriter into(ByteBuffer out) {
        return new CborWriter(out);
    }

    /** Writes nothing and only counts. */
    public static CborWriter measuring() {
        return new CborWriter(null);
    }

    /** Bytes written, or counted, so far. */
    public long size() {
        return size;
    }

    /**
     * Writes all of a value as {@link CborReader} gives it.
     *
     * @throws IllegalArgumentException for what is no map, list, text, byte string, truth value or number
     */
    public CborWriter value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                map(map.size());
                map.forEach((key, inner) -> value(key).value(inner));
                yield this;
            }
            case List<?> list -> {
                array(list.size());
                list.forEach(this::value);
                yield this;
            }
            case String text -> text(text);
            case byte[] bytes -> bytes(bytes);
            case Boolean truth -> bool(truth);
            case Long number -> unsigned(number);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    /** A map of so many pairs; key and value of each follow. */
    public CborWriter map(int pairs) {
        return head(5, pairs);
    }

    /** An array of so many items, which follow. */
    public CborWriter array(int items) {
        return head(4, items);
    }

    /** @param value 0 or more */
    public CborWriter unsigned(long value) {
        return head(0, value);
    }

    public CborWriter bool(boolean value) {
        return head(7, value ? 21 : 20);
    }

    public CborWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return text(ByteBuffer.wrap(utf8));
    }

    /** The remaining bytes of {@code utf8}, which is used up. */
    public CborWriter text(ByteBuffer utf8) {
        return head(3, utf8.remaining()).raw(utf8);
    }

    public CborWriter bytes(byte[] value) {
        return bytes(ByteBuffer.wrap(value));
    }

    /** The remaining bytes of {@code value}, which is used up. */
    public CborWriter bytes(ByteBuffer value) {
        return head(2, value.remaining()).raw(value);
    }

    private CborWriter head(int majorType, long argument) {
        if (argument < 0) {
            throw new IllegalArgumentException("negative");
        }
        int type = majorType << 5;
        if (argument < 24) {
            put(type | (int) argument, 0, 0);
        } else if (argument < 0x100) {
            put(type | 24, argument, 1);
        } else if (argument < 0x10000) {
            put(type | 25, argument, 2);
        } else if (argument < 0x1_0000_0000L) {
            put(type | 26, argument, 4);
        } else {
            put(type | 27, argument, 8);
        }
        return this;
    }

    private void put(int first, long argument, int bytes) {
        size += 1 + bytes;
        if (out != null) {
            out.put((byte) first);
            for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
                out.put((byte) (argument >> shift));
            }
        }
    }

    private CborWriter raw(ByteBuffer value) {
        size += value.remaining();
        if (out != null) {
            out.put(value);
        }
        return this;
    }
}
