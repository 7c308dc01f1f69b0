package dev.claimport.app;

import dev.claimport.device.profile.Dialect;
import dev.claimport.practice.device.PracticeDialect;
import java.util.Map;

/**
 * A dialect, and what speaks it in a practice.
 *
 * @param practice by the id of the dialect, or of the family where its families differ
 */
public record SupportedDialect(Dialect dialect, Map<String, PracticeDialect> practice) {

    /** One whose devices are all alike. */
    public SupportedDialect(Dialect dialect, PracticeDialect practice) {
        this(dialect, Map.of(dialect.id(), practice));
    }
}
