package dev.claimport.desktop.records;

import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How attempts ended, as the ledger names it, and the sign for that. */
public enum Outcome {
    /** Whatever it is. */
    ANY(Material2AL.HELP_OUTLINE),
    CONFIRMED(Material2AL.CHECK),
    DELIVERED(Material2MZ.WARNING),
    UNPROVEN(Material2MZ.WARNING),
    FAILED(Material2AL.CLOSE),
    ABORTED(Material2AL.BLOCK),
    /** No end is recorded: it is under way, or was cut off. */
    OPEN(Material2AL.HELP_OUTLINE);

    private final Ikon sign;

    Outcome(Ikon sign) {
        this.sign = sign;
    }

    Ikon sign() {
        return sign;
    }

    /** As in records and in texts' keys; empty for any. */
    String id() {
        return this == ANY ? "" : name().toLowerCase(Locale.ROOT);
    }

    /** What a newer version may have recorded counts as any. */
    static Outcome of(String id) {
        for (Outcome outcome : values()) {
            if (outcome != ANY && outcome.id().equals(id)) {
                return outcome;
            }
        }
        return ANY;
    }
}
