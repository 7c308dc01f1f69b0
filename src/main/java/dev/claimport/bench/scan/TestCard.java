package dev.claimport.bench.scan;

import dev.claimport.bench.scan.ScannerSettings.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A code whose content is known: what comes of it when it is scanned says what is wrong with the keyboard's layout or the scanner's settings. It
 * has the characters that layouts move (hid-barcode-scanner#385, InvenTree#10589), both cases, and a group separator.
 */
public final class TestCard {

    private static final char SEPARATOR = '\u001D';
    private static final String BEGIN = "CLAIMPORT";
    private static final String END = "END";
    /** So many letters of the beginning stay where they are under every layout that is known here: France moves two. */
    private static final int ALIKE = 6;
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
        /** The prefix that is set did not come. */
        PREFIX_MISSING,
        /** Fact: what came before the card: that is to be set as the scanner's prefix. */
        PREFIX_OTHER,
        /** Fact: what has ended the scan, as {@link End} is called, in small letters; another is set. */
        END_OTHER,
        /** Fact: the longest time between two keys, in milliseconds, which is more than is set. */
        TOO_SLOW
    }

    public record Finding(Kind kind, String fact) {}

    /** How it was typed. @param longest time between two keys of it @param end what ended it */
    public record Typed(Duration longest, End end) {}

    /** What came of the card. @param before it @param characters those that layouts move, as far as they came @param separator what stands for it */
    private record Scanned(String before, String characters, String separator) {

        /** Empty where something else was scanned. */
        static Optional<Scanned> in(String raw) {
            int end = raw.length() - END.length();
            if (!raw.regionMatches(true, end, END, 0, END.length())) {
                return Optional.empty();
            }
            return IntStream.rangeClosed(0, end - BEGIN.length()).filter(at -> isBegin(raw.substring(at, at + BEGIN.length()))).boxed().findFirst().map(at -> {
                String rest = raw.substring(at + BEGIN.length(), end);
                // A dead key makes one character of two, or none.
                int own = Math.min(CHARACTERS.length(), rest.indexOf(SEPARATOR) < 0 ? rest.length() : rest.indexOf(SEPARATOR));
                return new Scanned(raw.substring(0, at).replaceFirst("][A-Za-z]\\w$", ""), rest.substring(0, own), rest.substring(own));
            });
        }

        private static boolean isBegin(String letters) {
            return IntStream.range(0, BEGIN.length()).filter(at -> Character.toUpperCase(letters.charAt(at)) == BEGIN.charAt(at)).count() >= ALIKE;
        }
    }

    /** Whether it is a scan of the card, however it came. */
    public static boolean isIn(String raw) {
        return Scanned.in(raw).isPresent();
    }

    /**
     * @param raw what came, with the scanner's prefix, and without what ends it
     * @param typed empty for a scanner that is no keyboard
     */
    public static List<Finding> check(String raw, Optional<Typed> typed, ScannerSettings settings) {
        Optional<Scanned> found = Scanned.in(raw);
        if (found.isEmpty()) {
            return List.of(new Finding(Kind.ANOTHER_CODE, ""));
        }
        List<Finding> findings = new ArrayList<>();
        Scanned scanned = found.get();
        boolean right = scanned.characters().equals(CHARACTERS);
        if (!right) {
            findings.add(wrong(scanned.characters()));
        }
        if (scanned.characters().length() == CHARACTERS.length()) {
            separator(scanned.separator(), settings).ifPresent(findings::add);
        }
        typed.ifPresent(keys -> {
            if (right) {
                prefix(scanned.before(), settings).ifPresent(findings::add);
            }
            if (keys.end() != settings.end()) {
                findings.add(new Finding(Kind.END_OTHER, keys.end().name().toLowerCase(Locale.ROOT)));
            }
            if (keys.longest().compareTo(settings.gap()) > 0) {
                findings.add(new Finding(Kind.TOO_SLOW, Long.toString(keys.longest().toMillis())));
            }
        });
        return findings.isEmpty() ? List.of(new Finding(Kind.RIGHT, "")) : findings;
    }

    private static Optional<Finding> separator(String came, ScannerSettings settings) {
        if (came.isEmpty()) {
            return Optional.of(new Finding(Kind.SEPARATOR_MISSING, ""));
        }
        String expected = settings.separator().isEmpty() ? String.valueOf(SEPARATOR) : settings.separator();
        return came.equals(expected) ? Optional.empty() : Optional.of(new Finding(Kind.SEPARATOR_OTHER, came));
    }

    private static Optional<Finding> prefix(String came, ScannerSettings settings) {
        if (came.equals(settings.prefix())) {
            return Optional.empty();
        }
        return Optional.of(came.isEmpty() ? new Finding(Kind.PREFIX_MISSING, "") : new Finding(Kind.PREFIX_OTHER, came));
    }

    private static Finding wrong(String shown) {
        String came = shown + "\0".repeat(CHARACTERS.length() - shown.length());
        if (came.equalsIgnoreCase(CHARACTERS) && Character.isUpperCase(came.charAt(0))) {
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
