package dev.claimport.app;

import dev.claimport.failure.Case;
import java.util.Locale;

/** What a check found, where that chooses its sentence. */
public enum Found implements Case {
    /** No proxy; no port. */
    NONE,
    /** The authorities of the Java runtime. */
    USUAL,
    /** Not even TLS. */
    PLAIN,
    /** The user has to be added to the group. */
    JOIN,
    /** The user has been added, and has to sign in anew. */
    AGAIN,
    /** The clock is right to the second. */
    WITHIN,
    SECONDS_AHEAD,
    SECONDS_BEHIND,
    MINUTES_AHEAD,
    MINUTES_BEHIND;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
