package dev.claimport.cli.aws.iot;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns times from the wire into what is printed: ISO 8601 with the local offset, or as they are. */
public final class Timestamps {

    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder().parseCaseInsensitive()
            .appendPattern("[uuuu-MM-dd][uuuuMMdd]").optionalStart().appendPattern("['T'][ ][HH:mm][HHmm]").optionalStart().appendPattern("[:ss][ss]")
            .optionalStart().appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true).optionalEnd().optionalEnd()
            .optionalStart().appendPattern("[ ]").appendOffset("+HH:MM", "Z").optionalEnd()
            .optionalStart().appendOffset("+HHMM", "+0000").optionalEnd().optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0).parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).toFormatter(Locale.ROOT);
    /** Python lets one stand between two digits of a number. */
    private static final Pattern UNDERSCORE = Pattern.compile("(?<=\\d)_(?=\\d)");
    private static final Pattern UNIVERSAL = Pattern.compile("(?<=\\d) ?(UTC|GMT)$");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final int MICROSECONDS = 6;
    private static final int NANOSECONDS = 9;

    private final boolean asOnTheWire;
    private final ZoneId zone;

    /** @param zone whose offset is printed */
    public Timestamps(boolean asOnTheWire, ZoneId zone) {
        this.asOnTheWire = asOnTheWire;
        this.zone = zone;
    }

    /** @throws dev.claimport.cli.aws.problem.ProblemException when it is no time */
    Value printed(Value wire) {
        if (asOnTheWire) {
            return wire;
        }
        return switch (wire) {
            case Whole(var seconds) -> epoch(new BigDecimal(seconds), wire);
            case Real(double seconds) when Double.isFinite(seconds) -> epoch(new BigDecimal(seconds), wire);
            case Value.Flag flag -> epoch(flag.isTruthy() ? BigDecimal.ONE : BigDecimal.ZERO, wire);
            case Text text -> text(text.toString().strip());
            case Real(double seconds) when Double.isNaN(seconds) -> throw Problem.general("Invalid value NaN (not a number)").exception();
            case Real _ -> throw incalculable(wire);
            default -> throw Problem.general("Invalid timestamp \"" + Python.str(wire) + "\": Parser must be a string or character stream, not "
                    + Python.typeName(wire)).exception();
        };
    }

    private Value text(String text) {
        try {
            return epoch(new BigDecimal(UNDERSCORE.matcher(text).replaceAll("")), Text.of(text));
        } catch (NumberFormatException _) {
            return Text.of(date(text));
        }
    }

    private Text epoch(BigDecimal seconds, Value wire) {
        try {
            // Python rounds to microseconds, half to even.
            BigDecimal micros = seconds.setScale(MICROSECONDS, RoundingMode.HALF_EVEN);
            BigDecimal whole = micros.setScale(0, RoundingMode.FLOOR);
            ZonedDateTime time = Instant.ofEpochSecond(whole.longValueExact(),
                    micros.subtract(whole).movePointRight(NANOSECONDS).longValueExact()).atZone(zone);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                throw Problem.general("year " + time.getYear() + " is out of range").exception();
            }
            return Text.of(iso(time.toLocalDateTime(), time.getOffset().getTotalSeconds()));
        } catch (ArithmeticException | DateTimeException _) {
            throw incalculable(wire);
        }
    }

    private static RuntimeException incalculable(Value wire) {
        return Problem.general("Unable to calculate correct timezone offset for \"" + Python.str(wire) + "\"").exception();
    }

    private static String date(String text) {
        try {
            TemporalAccessor read = READ.parseBest(UNIVERSAL.matcher(text).replaceFirst("Z"), OffsetDateTime::from, LocalDateTime::from);
            return read instanceof OffsetDateTime time ? iso(time.toLocalDateTime(), time.getOffset().getTotalSeconds())
                    : local((LocalDateTime) read);
        } catch (DateTimeException _) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
                return iso(time.toLocalDateTime(), time.getOffset().getTotalSeconds());
            } catch (DateTimeException _) {
                throw invalid(text);
            }
        }
    }

    private static RuntimeException invalid(CharSequence text) {
        String why = text.isEmpty() ? "String does not contain a date: " : "Unknown string format: ";
        return Problem.general("Invalid timestamp \"" + text + "\": " + why + text).exception();
    }

    /** Python's {@code isoformat}: microseconds only if there are any. */
    private static String iso(LocalDateTime time, int offset) {
        int rest = Math.abs(offset);
        String seconds = rest % 60 == 0 ? "" : String.format(Locale.ROOT, ":%02d", rest % 60);
        return local(time) + String.format(Locale.ROOT, "%s%02d:%02d", offset < 0 ? "-" : "+", rest / 3600, rest / 60 % 60) + seconds;
    }

    private static String local(LocalDateTime time) {
        int micros = time.getNano() / 1000;
        return WRITTEN.format(time) + (micros == 0 ? "" : String.format(Locale.ROOT, ".%06d", micros));
    }
}
