package dev.claimport.bench.scan;

import java.util.Locale;

/** Where a scan belongs. */
public enum ScanTarget {
    /** The serial number of a device; what begins with nothing else is one. */
    SERIAL(""),
    OPERATOR("OP:"),
    STATION("ST:"),
    BATCH("BA:"),
    /** The slot of the label that is scanned next. */
    SLOT("SL:"),
    /** A parameter of the template for that device: {@code Site=berlin}. */
    PARAMETER("PA:"),
    /** {@code open}, {@code pause}, {@code go-on}, {@code again} or {@code end}. */
    COMMAND("DO:");

    private final String usual;

    ScanTarget(String usual) {
        this.usual = usual;
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
