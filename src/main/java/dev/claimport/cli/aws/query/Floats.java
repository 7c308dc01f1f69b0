package dev.claimport.cli.aws.query;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Python's {@code float(text)}. */
final class Floats {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern WORD = Pattern.compile("[+-]?(inf|infinity|nan)");

    private Floats() {}

    static Optional<Double> read(CharSequence text) {
        String stripped = text.toString().strip();
        if (DECIMAL.matcher(stripped).matches()) {
            return Optional.of(Double.parseDouble(stripped.replace("_", "")));
        }
        String word = stripped.toLowerCase(Locale.ROOT);
        if (!WORD.matcher(word).matches()) {
            return Optional.empty();
        }
        return Optional.of(word.endsWith("nan") ? Double.NaN : word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
}
