package dev.claimport.aws.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When credentials end, as programs write it; read as generously as the AWS CLI does (Python, dateutil), as long as it is clear which time it is. */
public final class Expiration {

    private static final Pattern TIME = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})[Tt ](\\d{2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?"
            + " ?(?:[Zz]|UTC|GMT|([+-]\\d{2})(?::?(\\d{2}))?)", Pattern.CASE_INSENSITIVE);

    private Expiration() {}

    /** Empty for what is no time, or is one without its zone. */
    public static Optional<Instant> parse(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            String fraction = Optional.ofNullable(time.group(7)).orElse("0");
            var local = LocalDateTime.of(number(time, 1), number(time, 2), number(time, 3), number(time, 4), number(time, 5), number(time, 6),
                    Integer.parseInt((fraction + "000000000").substring(0, 9)));
            String hours = Optional.ofNullable(time.group(8)).orElse("+00");
            return Optional.of(local.toInstant(ZoneOffset.of(hours + ":" + Optional.ofNullable(time.group(9)).orElse("00"))));
        } catch (DateTimeException _) {
            // The thirty-first of February.
            return Optional.empty();
        }
    }

    private static int number(Matcher time, int group) {
        return Optional.ofNullable(time.group(group)).map(Integer::parseInt).orElse(0);
    }
}
