package dev.claimport.iot;

import java.nio.ByteBuffer;

/** What stands at a position of a JSON string (RFC 8259, section 7); whether it is well formed is for others to say. */
final class JsonEscapes {

    private JsonEscapes() {}

    /** How many bytes the character, or byte, at a position takes. */
    static int sizeAt(ByteBuffer json, int position) {
        if (json.get(position) != '\\') {
            return 1;
        }
        return position + 1 < json.limit() && json.get(position + 1) == 'u' ? 6 : 2;
    }

    /** The character at a position; bytes beyond US-ASCII as they are, from 128 on, and 0 for what is cut off. */
    static int charAt(ByteBuffer json, int position) {
        if (json.get(position) != '\\') {
            return json.get(position) & 0xff;
        }
        if (position + sizeAt(json, position) > json.limit()) {
            return 0;
        }
        return switch (json.get(position + 1)) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex(json, position + 2);
            default -> json.get(position + 1);
        };
    }

    private static int hex(ByteBuffer json, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(json.get(i), 16);
        }
        return value;
    }
}
