package dev.claimport.iot;

/** The tokens of JSON (RFC 8259) in bytes, by position. Strings are measured, never made. */
class JsonScanner {

    /** An answer is two objects deep; more than this is an attack on the stack. */
    private static final int DEEPEST = 16;

    private final byte[] json;
    private final int length;
    private int at;

    JsonScanner(byte[] json, int length) {
        this.json = json;
        this.length = length;
    }

    final int peek() throws MalformedAnswerException {
        if (at >= length) {
            throw new MalformedAnswerException("it ends too early");
        }
        return json[at];
    }

    private int next() throws MalformedAnswerException {
        int next = peek();
        at++;
        return next;
    }

    final void expect(char wanted) throws MalformedAnswerException {
        if (next() != wanted) {
            throw malformed();
        }
    }

    final void open(char bracket, int depth) throws MalformedAnswerException {
        if (depth > DEEPEST) {
            throw new MalformedAnswerException("it is nested too deeply");
        }
        expect(bracket);
        skipSpace();
    }

    /** Whether the object or array that was just opened is empty; then it is left. */
    final boolean closes(char bracket) throws MalformedAnswerException {
        boolean empty = peek() == bracket;
        if (empty) {
            at++;
        }
        return empty;
    }

    /** True behind a comma, false behind the bracket. */
    final boolean goesOn(char bracket) throws MalformedAnswerException {
        skipSpace();
        int next = next();
        if (next != ',' && next != bracket) {
            throw malformed();
        }
        return next == ',';
    }

    final void skipSpace() {
        while (at < length && (json[at] == ' ' || json[at] == '\t' || json[at] == '\n' || json[at] == '\r')) {
            at++;
        }
    }

    final void end() throws MalformedAnswerException {
        skipSpace();
        if (at != length) {
            throw malformed();
        }
    }

    final void word(String word) throws MalformedAnswerException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    /** Section 6. */
    final void number() throws MalformedAnswerException {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (at < length && json[at] == '.') {
            at++;
            digits();
        }
        if (at < length && (json[at] | 0x20) == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws MalformedAnswerException {
        int from = at;
        while (at < length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            peek();
            throw malformed();
        }
    }

    /** Section 7; gives what lies between the quotes. */
    final Span string() throws MalformedAnswerException {
        expect('"');
        int from = at;
        for (int next = next(); next != '"'; next = next()) {
            if (next >= 0 && next < 0x20) {
                throw malformed();
            }
            if (next == '\\') {
                escape();
            }
        }
        return new Span(from, at - 1);
    }

    private void escape() throws MalformedAnswerException {
        switch (next()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                for (int i = 0; i < 4; i++) {
                    if (Character.digit(next(), 16) < 0) {
                        throw malformed();
                    }
                }
            }
            default -> throw malformed();
        }
    }

    /** Whether a string, its escapes undone, is that text. */
    final boolean says(Span string, String text) {
        int i = 0;
        int position = string.from();
        while (position < string.to() && i < text.length()) {
            if (JsonEscapes.charAt(json, position) != text.charAt(i++)) {
                return false;
            }
            position += JsonEscapes.sizeAt(json, position);
        }
        return position == string.to() && i == text.length();
    }

    private static MalformedAnswerException malformed() {
        return new MalformedAnswerException("it is not JSON");
    }
}
