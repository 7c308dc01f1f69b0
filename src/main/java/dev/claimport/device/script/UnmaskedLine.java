package dev.claimport.device.script;

/**
 * A line as it came, to be held against a pattern and nothing else: a checksum has as many characters as a piece of a key has that is masked, and some
 * happen to be in it. No text is made of it.
 */
record UnmaskedLine(byte[] bytes, int from, int to) implements CharSequence {

    /** Without blanks and what cannot be seen at either end. */
    static UnmaskedLine of(byte[] line, int length) {
        int from = 0;
        int to = length;
        while (from < to && line[from] >= 0 && line[from] <= ' ') {
            from++;
        }
        while (to > from && line[to - 1] >= 0 && line[to - 1] <= ' ') {
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
        return (char) (bytes[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new UnmaskedLine(bytes, from + start, from + end);
    }

    @Override
    public String toString() {
        return "UnmaskedLine[" + length() + " B]";
    }
}
