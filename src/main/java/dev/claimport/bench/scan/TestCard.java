package dev.claimport.bench.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A code whose content is known: what comes of it when it is scanned says what is wrong with the keyboard's layout or the scanner's settings. It
 * has the characters that layouts move (hid-barcode-scanner#385, InvenTree#10589), both cases, and a group separator.
 */
public final class TestCard {

    private static final char SEPARATOR = '\u001D';
    private static final String BEGIN = "CLAIMPORT";
    private static final String END = "END";
    private static final String CHARACTERS = "azqwymAZQWYM0123456789\"@#-/;:=_";

    /** What is encoded. */
    public static final String TEXT = BEGIN + CHARACTERS + SEPARATOR + END;

    /** Layouts, and what they make of some characters of another: what a key types there, if the scanner is set to a keyboard of the United States. */
    private static final Map<String, Map<Character, Character>> LAYOUTS = Map.of(
            "United Kingdom", Map.of('"', '@', '@', '"'),
            "Germany", Map.of('z', 'y', 'y', 'z', '-', 'ß'),
            "France", Map.of('a', 'q', 'q', 'a', 'z', 'w', 'w', 'z'));

    private TestCard() {}

    /** What a scan of the card says. */
    public enum Kind {
        RIGHT,
        /** It is the scan of something else. */
        ANOTHER_CODE,
        /** Fact: the layout that the computer has, while the scanner is set to that of the United States. */
        LAYOUT,
        /** Fact: the characters that came wrong. */
        CHARACTERS,
        /** Large letters came small, and small ones large. */
        CAPS_LOCK,
        /** The group separator did not come. */
        SEPARATOR_MISSING,
        /** Fact: what came in place of the group separator: that is to be set as its substitute. */
        SEPARATOR_OTHER,
        /** Fact: the longest time between two keys, in milliseconds, which is more than is set. */
        TOO_SLOW
    }

    public record Finding(Kind kind, String fact) {}

    /**
     * @param raw what came, without the scanner's prefix and without what ends it
     * @param longest time between two keys of it
     */
    public static List<Finding> check(String raw, Duration longest, ScannerSettings settings) {
        List<Finding> findings = new ArrayList<>();
        String text = Scan.plain(raw).text();
        int end = text.length() - END.length();
        int from = BEGIN.length();
        if (end < from + CHARACTERS.length() || !text.regionMatches(true, end, END, 0, END.length()) || !text.regionMatches(true, 0, BEGIN, 0, from)) {
            return List.of(new Finding(Kind.ANOTHER_CODE, ""));
        }
        String characters = text.substring(from, from + CHARACTERS.length());
        String separator = text.substring(from + CHARACTERS.length(), end);
        if (!characters.equals(CHARACTERS)) {
            findings.add(wrong(characters));
        }
        String expected = settings.separator().isEmpty() ? String.valueOf(SEPARATOR) : settings.separator();
        if (separator.isEmpty()) {
            findings.add(new Finding(Kind.SEPARATOR_MISSING, ""));
        } else if (!separator.equals(expected)) {
            findings.add(new Finding(Kind.SEPARATOR_OTHER, separator));
        }
        if (longest.compareTo(settings.gap()) > 0) {
            findings.add(new Finding(Kind.TOO_SLOW, Long.toString(longest.toMillis())));
        }
        return findings.isEmpty() ? List.of(new Finding(Kind.RIGHT, "")) : findings;
    }

    private static Finding wrong(String came) {
        if (came.equalsIgnoreCase(CHARACTERS) && came.chars().filter(Character::isLetter).count() > 0 && Character.isUpperCase(came.charAt(0))) {
            return new Finding(Kind.CAPS_LOCK, "");
        }
        StringBuilder wrong = new StringBuilder();
        for (int at = 0; at < CHARACTERS.length(); at++) {
            if (came.charAt(at) != CHARACTERS.charAt(at)) {
                wrong.append(CHARACTERS.charAt(at));
            }
        }
        return LAYOUTS.entrySet().stream().filter(layout -> layout.getValue().entrySet().stream()
                .allMatch(moved -> came.charAt(CHARACTERS.indexOf(moved.getKey())) == moved.getValue())).findFirst()
                .map(layout -> new Finding(Kind.LAYOUT, layout.getKey())).orElseGet(() -> new Finding(Kind.CHARACTERS, wrong.toString()));
    }
}
