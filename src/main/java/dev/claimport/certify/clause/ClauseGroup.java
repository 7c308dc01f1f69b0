package dev.claimport.certify.clause;

import java.util.Locale;

/** What clauses are about, in the order in which they are held. */
public enum ClauseGroup {
    HELLO,
    FRAMING,
    REQUEST,
    BEGIN,
    PUT,
    COMMIT,
    SEAL,
    REGISTRATION,
    AFTERWARDS,
    POWER,
    TIME,
    /** What the profile of another family promises. */
    FAMILY;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
