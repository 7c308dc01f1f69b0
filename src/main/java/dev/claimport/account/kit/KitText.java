package dev.claimport.account.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of the kit with {@code @gaps@} in it. */
final class KitText {

    private static final Pattern GAP = Pattern.compile("@([a-zA-Z]+)@");

    private KitText() {}

    /** As it is. @param name of a resource beside this class's package */
    static String read(String name) {
        try (InputStream file = Objects.requireNonNull(KitText.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the gaps. What fills a line of its own stands as far to the right as the gap does; a line that nothing fills goes. */
    static String filled(String name, Map<String, String> gaps) {
        StringBuilder filled = new StringBuilder();
        read(name).lines().forEach(line -> {
            Matcher gap = GAP.matcher(line.strip());
            if (gap.matches()) {
                String indent = line.substring(0, line.indexOf('@'));
                value(gaps, gap.group(1)).lines().forEach(inner -> filled.append(inner.isEmpty() ? inner : indent + inner).append('\n'));
            } else {
                filled.append(GAP.matcher(line).replaceAll(match -> Matcher.quoteReplacement(value(gaps, match.group(1))))).append('\n');
            }
        });
        return filled.toString();
    }

    private static String value(Map<String, String> gaps, String name) {
        return Objects.requireNonNull(gaps.get(name), name);
    }
}
