package dev.claimport.desktop.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** When attempts were begun, in days of the technician's time zone. */
public enum Period {
    ANY,
    TODAY,
    YESTERDAY,
    /** The last seven days, with today. */
    WEEK,
    /** The last thirty. */
    MONTH,
    /** The last 365. */
    YEAR;

    /** The last part of its text's key. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<Instant> since(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Optional<LocalDate> first = switch (this) {
            case ANY -> Optional.empty();
            case TODAY -> Optional.of(today);
            case YESTERDAY -> Optional.of(today.minusDays(1));
            case WEEK -> Optional.of(today.minusDays(6));
            case MONTH -> Optional.of(today.minusDays(29));
            case YEAR -> Optional.of(today.minusDays(364));
        };
        return first.map(day -> day.atStartOfDay(zone).toInstant());
    }

    Optional<Instant> until(Instant now, ZoneId zone) {
        return this == YESTERDAY ? Optional.of(now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant()) : Optional.empty();
    }
}
