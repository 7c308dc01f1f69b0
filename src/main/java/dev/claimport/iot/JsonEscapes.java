package dev.claimport.iot;

/** What stands at a position of a JSON string (RFC 8259, section 7) whose form has been checked. */
final class JsonEscapes {

    private JsonEscapes() {}

    /** How many bytes the character, or byte, at a position takes. */
    static int sizeAt(byte[] json, int position) {
        if (json[position] != '\\') {
            return 1;
        }
        return json[position + 1] == 'u' ? 6 : 2;
    }

    /** The character at a position; bytes beyond US-ASCII as they are, from 128 on. */
    static int charAt(byte[] json, int position) {
        if (json[position] != '\\') {
            return json[position] & 0xff;
        }
        return switch (json[position + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex(json, position + 2);
            default -> json[position + 1];
        };
    }

    private static int hex(byte[] json, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Character.digit(json[i], 16);
        }
        return value;
    }
}
