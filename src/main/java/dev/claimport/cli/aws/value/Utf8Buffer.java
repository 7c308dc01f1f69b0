package dev.claimport.cli.aws.value;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** Collects output as UTF-8 and is zeroed when closed: a private key may be in it. */
public final class Utf8Buffer implements AutoCloseable {

    private static final int REPLACEMENT = 0xfffd;
    private static final int FIRST_SIZE = 16 << 10;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;
    private char pending;
    private boolean broken;

    public int size() {
        return size;
    }

    public Utf8Buffer append(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i));
        }
        return this;
    }

    /** One UTF-16 unit; a surrogate waits for its other half. */
    public Utf8Buffer append(char next) {
        boolean waiting = pending != 0;
        if (waiting && Character.isLowSurrogate(next)) {
            point(Character.toCodePoint(pending, next));
            pending = 0;
            return this;
        }
        broken |= waiting || Character.isLowSurrogate(next);
        if (waiting) {
            point(REPLACEMENT);
        }
        pending = Character.isHighSurrogate(next) ? next : 0;
        if (pending == 0) {
            point(Character.isLowSurrogate(next) ? REPLACEMENT : next);
        }
        return this;
    }

    /** Whether half a surrogate pair was appended, for which UTF-8 has no bytes; a replacement character stands for it. */
    public boolean isBroken() {
        return broken || pending != 0;
    }

    public Utf8Buffer repeat(char next, int times) {
        for (int i = 0; i < times; i++) {
            append(next);
        }
        return this;
    }

    private void point(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xc0 | point >> 6);
            put(0x80 | point & 0x3f);
        } else if (point < 0x10000) {
            put(0xe0 | point >> 12);
            put(0x80 | point >> 6 & 0x3f);
            put(0x80 | point & 0x3f);
        } else {
            put(0xf0 | point >> 18);
            put(0x80 | point >> 12 & 0x3f);
            put(0x80 | point >> 6 & 0x3f);
            put(0x80 | point & 0x3f);
        }
    }

    private void put(int next) {
        if (size == bytes.length) {
            byte[] larger = Arrays.copyOf(bytes, 2 * size);
            Arrays.fill(bytes, (byte) 0);
            bytes = larger;
        }
        bytes[size++] = (byte) next;
    }

    /** What was appended, as a text of its own. */
    public Value.Text toText() {
        try {
            return new Value.Text(decode(bytes, 0, size));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("what was encoded here is UTF-8", e);
        }
    }

    public void writeTo(OutputStream stream) throws IOException {
        stream.write(bytes, 0, size);
        stream.flush();
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        size = 0;
    }

    /**
     * Strictly decodes what a service or a file says, without a {@link String}.
     *
     * @throws CharacterCodingException when it is not UTF-8
     */
    public static char[] decode(byte[] bytes, int from, int to) throws CharacterCodingException {
        char[] wide = new char[to - from];
        try {
            int length = 0;
            int at = from;
            while (at < to) {
                int first = bytes[at++];
                if (first >= 0) {
                    wide[length++] = (char) first;
                    continue;
                }
                int more = first >= (byte) 0xf0 ? 3 : first >= (byte) 0xe0 ? 2 : 1;
                int point = first & (0x3f >> more);
                if (first < (byte) 0xc2 || first > (byte) 0xf4 || at + more > to) {
                    throw new CharacterCodingException();
                }
                for (int i = 0; i < more; i++) {
                    int next = bytes[at++];
                    if ((next & 0xc0) != 0x80) {
                        throw new CharacterCodingException();
                    }
                    point = point << 6 | next & 0x3f;
                }
                boolean overlong = more == 2 && point < 0x800 || more == 3 && point < 0x10000;
                if (overlong || point > Character.MAX_CODE_POINT || point >= 0xd800 && point < 0xe000) {
                    throw new CharacterCodingException();
                }
                length += Character.toChars(point, wide, length);
            }
            return Arrays.copyOf(wide, length);
        } finally {
            Arrays.fill(wide, '\0');
        }
    }
}
