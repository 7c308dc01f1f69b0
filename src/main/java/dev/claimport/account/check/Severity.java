package dev.claimport.account.check;

import java.util.Locale;

/** How bad it is, worst first. */
public enum Severity {
    /** No device gets through, or not with what it needs. */
    BREAKS,
    /** It works, and does something that hardly anybody wants. */
    SURPRISES,
    /** Worth knowing. */
    ADVICE;

    /** As it is named in texts and JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
