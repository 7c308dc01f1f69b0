package dev.claimport.serial.trace;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes a text of bytes that can do no harm wherever it is shown: nothing of it moves a cursor, changes a colour or turns a line round. */
final class Printable {

    private static final String BLACK = "███";

    private Printable() {}

    /**
     * @param bytes from 0 to its limit
     * @param secret where in it there is something secret
     */
    static String of(ByteBuffer bytes, boolean[] secret) {
        var text = new StringBuilder();
        for (int from = 0; from < bytes.limit(); ) {
            int to = from;
            while (to < bytes.limit() && secret[to] == secret[from]) {
                to++;
            }
            if (secret[from]) {
                text.append(black(to - from));
            } else {
                append(bytes, from, to, text);
            }
            from = to;
        }
        return text.toString();
    }

    /** In the place of so many bytes. */
    static String black(int bytes) {
        return BLACK + " " + bytes + " B " + BLACK;
    }

    private static void append(ByteBuffer bytes, int from, int to, StringBuilder text) {
        for (int at = from; at < to; ) {
            int length = Math.min(lengthOfCharacter(bytes.get(at)), to - at);
            String character = StandardCharsets.UTF_8.decode(bytes.slice(at, length)).toString();
            boolean shown = character.codePointCount(0, character.length()) == 1 && isShown(character.codePointAt(0));
            if (shown) {
                text.append(character);
                at += length;
            } else {
                text.append(escaped(bytes.get(at++)));
            }
        }
    }

    /** By its first byte (RFC 3629, section 3). */
    private static int lengthOfCharacter(byte first) {
        int leading = Integer.numberOfLeadingZeros(~first << 24);
        return leading >= 2 && leading <= 4 ? leading : 1;
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> character != 0xfffd;
        };
    }

    private static String escaped(byte each) {
        return each == '\t' ? "\\t" : "\\x%02x".formatted(each & 0xff);
    }
}
