package dev.claimport.cli;

import java.io.PrintWriter;
import java.util.HexFormat;

/**
 * Says something to people. A name that comes from elsewhere, from a device, a file or a record, may have characters in it that would have a terminal
 * do something: delete what stands there, or show it in another order. Here they are shown, as JSON has them, and do nothing.
 */
final class TerminalWriter extends PrintWriter {

    private static final char LAST_OF_C1 = '\u009f';
    /** What turns the direction of writing: Unicode's bidirectional controls, and separators of lines and paragraphs. */
    private static final String TURNING = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private final PrintWriter beneath;

    private TerminalWriter(PrintWriter beneath) {
        super(beneath);
        this.beneath = beneath;
    }

    /** Over another one, unless it is one. */
    static PrintWriter over(PrintWriter out) {
        return out instanceof TerminalWriter ? out : new TerminalWriter(out);
    }

    /** For what is meant to have a terminal do something. */
    static PrintWriter beneath(PrintWriter out) {
        return out instanceof TerminalWriter over ? over.beneath : out;
    }

    /** Of a text that is to stay on one line, whatever is in it. */
    static String line(String text) {
        return shown(text, "");
    }

    private static String shown(String text, String kept) {
        if (text.chars().noneMatch(c -> acts((char) c) && kept.indexOf(c) < 0)) {
            return text;
        }
        var shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(acts((char) c) && kept.indexOf(c) < 0 ? "\\u" + HexFormat.of().toHexDigits((char) c) : (char) c));
        return shown.toString();
    }

    private static boolean acts(char c) {
        return c <= LAST_OF_C1 && Character.isISOControl(c) || TURNING.indexOf(c) >= 0;
    }

    @Override
    public void write(int c) {
        write(String.valueOf((char) c));
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(String.valueOf(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) {
        String shown = shown(text.substring(from, from + length).replace(System.lineSeparator(), "\n"), "\n\t");
        super.write(shown, 0, shown.length());
    }
}
