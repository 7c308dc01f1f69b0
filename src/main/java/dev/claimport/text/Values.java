package dev.claimport.text;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the facts of a text are written for people of a locale. What machines read is never written by this. */
record Values(Locale locale, ZoneId zone) {

    /** An instant is a time of day with seconds, a whole number has its groups, all else is as it is. */
    String shown(Object fact) {
        return switch (fact) {
            case Instant instant -> DateTimeFormatter.ofLocalizedPattern("Hms").localizedBy(locale).withZone(zone).format(instant);
            case Integer number -> number(number);
            case Long number -> number(number);
            default -> fact.toString();
        };
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }
}
