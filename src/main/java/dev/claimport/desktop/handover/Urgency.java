package dev.claimport.desktop.handover;

import java.time.Duration;
import java.util.Locale;

/** How pressing the countdown is. */
public enum Urgency {
    CALM,
    /** Two minutes or less. */
    SOON,
    /** The last minute. */
    LAST,
    OVER;

    /** By what is left. */
    public static Urgency of(Duration left) {
        if (left.isZero()) {
            return OVER;
        }
        return left.toSeconds() >= 120 ? CALM : left.toSeconds() >= 60 ? SOON : LAST;
    }

    /** The last part of its text's key and style. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
