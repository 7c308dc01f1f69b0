package dev.claimport.cli.aws.yaml;

import dev.claimport.cli.aws.value.Value.Foreign;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A date or time in a document, as ruamel.yaml gives it to Python: without zone, in UTC. */
final class PointInTime {

    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d?-\\d\\d?)(?:[Tt]|[ \\t]+)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*))?"
            + "(?:[ \\t]*(?:Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-M-d");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int MICROSECONDS = 6;

    private PointInTime() {}

    /** @throws YamlException when there is no such day or hour */
    static Foreign of(String text) throws YamlException {
        try {
            Matcher time = TIME.matcher(text);
            return time.matches() ? foreign("datetime.datetime", shown(time)) : foreign("datetime.date", LocalDate.parse(text, DATE).toString());
        } catch (DateTimeException e) {
            throw new YamlException(e.getMessage());
        }
    }

    private static Foreign foreign(String type, String shown) {
        return new Foreign(type, shown, shown, shown.replace(' ', 'T'));
    }

    private static String shown(Matcher time) {
        LocalDateTime local = LocalDate.parse(time.group(1), DATE).atTime(number(time.group(2)), number(time.group(3)), number(time.group(4)));
        int offset = 60 * number(time.group(7)) + number(time.group(8));
        LocalDateTime utc = "-".equals(time.group(6)) ? local.plusMinutes(offset) : local.minusMinutes(offset);
        String micros = Optional.ofNullable(time.group(5)).map(fraction -> (fraction + "0".repeat(MICROSECONDS)).substring(0, MICROSECONDS)).orElse("");
        return SHOWN.format(utc) + (number(micros) == 0 ? "" : "." + micros);
    }

    private static int number(@Nullable String digits) {
        return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
