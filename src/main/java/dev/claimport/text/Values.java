package dev.claimport.text;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** How the facts of a text are written for people of a locale. What machines read is never written by this. */
record Values(Locale locale, ZoneId zone) {

    /** An instant is a time of day with seconds, a whole number has its groups, any other number one decimal; all else is as it is. */
    String shown(Object fact) {
        return switch (fact) {
            case Instant instant -> time("Hms", instant);
            case LocalTime time -> time("Hm", time);
            case ZonedDateTime day -> time("yMMMdHm", day);
            case Integer number -> number(number);
            case Long number -> number(number);
            case Double number -> String.format(locale, "%.1f", number);
            default -> fact.toString();
        };
    }

    /** @param fields as CLDR asks for them; which stands where is the locale's */
    private String time(String fields, TemporalAccessor time) {
        return DateTimeFormatter.ofLocalizedPattern(fields).localizedBy(locale).withZone(zone).format(time);
    }

    private String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }
}
