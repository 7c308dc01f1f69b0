package dev.claimport.bench.scan;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where a scan belongs. */
public enum ScanTarget {
    /** The serial number of a device; what begins with nothing else is one. */
    SERIAL("", ".{1,256}"),
    OPERATOR("OP:", ".{1,256}"),
    STATION("ST:", ".{1,256}"),
    BATCH("BA:", ".{1,256}"),
    /** The slot of the label that is scanned next. */
    SLOT("SL:", "[1-9]\\d?"),
    /** A parameter of the template for that device: {@code Site=berlin}. */
    PARAMETER("PA:", "[^=]*[^=\\s][^=]*=.*"),
    /** {@code open}, {@code pause}, {@code go-on}, {@code again} or {@code end}. */
    COMMAND("DO:", "(?i)open|pause|go-on|again|end");

    /** What no code has that somebody has printed: control characters, and what stands for bytes that are no text. */
    private static final Pattern NOISE = Pattern.compile("[\\p{Cc}\\p{Cs}\uFFFD]");

    private final String usual;
    private final Pattern form;

    ScanTarget(String usual, String form) {
        this.usual = usual;
        this.form = Pattern.compile(form);
    }

    /** Whether a scan can say this of it. @param text without its beginning */
    boolean canSay(String text) {
        return form.matcher(text).matches() && !NOISE.matcher(text).find();
    }

    /** With what its scans begin, unless that is set otherwise. */
    public String usual() {
        return usual;
    }

    /** As in settings: {@code operator}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
