package dev.claimport.cli.aws.yaml;

import dev.claimport.cli.aws.value.Utf8Buffer;

/** Puts indicators and scalars where libyaml's emitter puts them; it knows columns, not structure. */
final class Emitter {

    /** Scalars are folded at the first space behind this column. */
    private static final int BEST_WIDTH = 80;
    private static final String ESCAPED = "\0\u0007\b\t\n\u000b\f\r\u001b\"\\\u0085\u00a0\u2028\u2029";
    private static final String ESCAPES = "0abtnvfre\"\\N_LP";

    private final Utf8Buffer out;
    private int column;
    private boolean whitespace = true;
    private boolean indention = true;

    Emitter(Utf8Buffer out) {
        this.out = out;
    }

    boolean atIndention() {
        return indention;
    }

    void indent(int indent) {
        if (!indention || column > indent || column == indent && !whitespace) {
            lineBreak();
        }
        while (column < indent) {
            put(' ');
        }
        whitespace = true;
        indention = true;
    }

    void lineBreak() {
        out.append('\n');
        column = 0;
    }

    void indicator(String indicator, boolean needsSpace, boolean keepsIndention) {
        if (needsSpace && !whitespace) {
            put(' ');
        }
        indicator.chars().forEach(next -> put((char) next));
        whitespace = false;
        indention &= keepsIndention;
    }

    /** A text in the style that suits it; what is continued goes to {@code indent}. */
    void text(CharSequence text, int indent, boolean key) {
        switch (ScalarStyle.of(text, key)) {
            case PLAIN -> plain(text, indent, !key);
            case SINGLE_QUOTED -> singleQuoted(text, indent, !key);
            case DOUBLE_QUOTED -> doubleQuoted(text, indent, !key);
        }
    }

    /** A number, a word: as it is. */
    void plain(CharSequence text, int indent, boolean foldable) {
        if (!whitespace) {
            put(' ');
        }
        boolean spaces = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == ' ' && foldable && !spaces && column > BEST_WIDTH && text.charAt(i + 1) != ' ') {
                indent(indent);
            } else {
                put(next);
            }
            spaces = next == ' ';
        }
        whitespace = false;
        indention = false;
    }

    private void singleQuoted(CharSequence text, int indent, boolean foldable) {
        indicator("'", true, false);
        boolean spaces = false;
        boolean breaks = false;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == ' ') {
                boolean inner = i > 0 && i < text.length() - 1 && text.charAt(i + 1) != ' ';
                if (foldable && !spaces && column > BEST_WIDTH && inner) {
                    indent(indent);
                } else {
                    put(next);
                }
                spaces = true;
            } else if (ScalarStyle.isBreak(next)) {
                if (!breaks && next == '\n') {
                    lineBreak();
                }
                out.append(next);
                column = 0;
                indention = true;
                breaks = true;
            } else {
                if (breaks) {
                    indent(indent);
                }
                if (next == '\'') {
                    put('\'');
                }
                put(next);
                indention = false;
                spaces = false;
                breaks = false;
            }
        }
        if (breaks) {
            indent(indent);
        }
        indicator("'", false, false);
        indention = false;
    }

    private void doubleQuoted(CharSequence text, int indent, boolean foldable) {
        indicator("\"", true, false);
        boolean spaces = false;
        int width;
        for (int i = 0; i < text.length(); i += width) {
            int point = Character.codePointAt(text, i);
            width = Character.charCount(point);
            char next = text.charAt(i);
            if (!ScalarStyle.isPrintable(point) || ScalarStyle.isBreak(next) || next == '"' || next == '\\') {
                escaped(point);
                spaces = false;
            } else if (next == ' ' && foldable && !spaces && column > BEST_WIDTH && i > 0 && i < text.length() - 1) {
                indent(indent);
                if (text.charAt(i + 1) == ' ') {
                    put('\\');
                }
                spaces = true;
            } else {
                put(next);
                spaces = next == ' ';
            }
        }
        indicator("\"", false, false);
        indention = false;
    }

    private void escaped(int point) {
        int known = ESCAPED.indexOf(point);
        String escape = known >= 0 ? ESCAPES.substring(known, known + 1)
                : point <= 0xff ? "x%02X".formatted(point) : point <= 0xffff ? "u%04X".formatted(point) : "U%08X".formatted(point);
        put('\\');
        escape.chars().forEach(next -> put((char) next));
    }

    private void put(char next) {
        out.append(next);
        column++;
    }
}
