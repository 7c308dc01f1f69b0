package dev.claimport.device.script;

import java.nio.ByteBuffer;

/**
 * A line as it came, to be held against a pattern and nothing else: a checksum has as many characters as a piece of a key has that is masked, and some
 * happen to be in it. No text is made of it.
 */
record UnmaskedLine(ByteBuffer bytes, int from, int to) implements CharSequence {

    /** Without blanks and what cannot be seen at either end. @param line from 0 to its limit */
    static UnmaskedLine of(ByteBuffer line) {
        int from = 0;
        int to = line.limit();
        while (from < to && line.get(from) >= 0 && line.get(from) <= ' ') {
            from++;
        }
        while (to > from && line.get(to - 1) >= 0 && line.get(to - 1) <= ' ') {
            to--;
        }
        return new UnmaskedLine(line, from, to);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return (char) (bytes.get(from + index) & 0xff);
    }

    @Override
    public UnmaskedLine subSequence(int start, int end) {
        return new UnmaskedLine(bytes, from + start, from + end);
    }

    /** Its bytes: a view, not a copy. */
    ByteBuffer view() {
        return bytes.slice(from, to - from);
    }

    @Override
    public String toString() {
        return "UnmaskedLine[" + length() + " B]";
    }
}
