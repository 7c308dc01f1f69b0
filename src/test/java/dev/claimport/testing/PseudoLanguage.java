package dev.claimport.testing;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A language that nobody speaks, made from the English texts: every text stands in marks, has accents, and is two fifths longer. What is shown
 * without marks comes from no bundle; what has marks within marks was put together.
 */
public final class PseudoLanguage extends ResourceBundle {

    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";
    private static final String PLAIN = "aeiouncAEIOUNC";
    private static final String ACCENTED = "àéîõüñçÀÉÎÕÜÑÇ";
    /** What a program puts in stays as it is. */
    private static final Pattern PLACE = Pattern.compile("\\$?\\{[^}]*}|%[n%]");

    private final ResourceBundle english;
    private final Set<String> asked = new TreeSet<>();

    /** @param part such as {@code help} */
    public PseudoLanguage(String part) {
        english = ResourceBundle.getBundle("dev.claimport.text." + part, Locale.ROOT);
    }

    /** The same in the language that nobody speaks; nothing stays nothing. */
    public static String of(String text) {
        if (text.isBlank()) {
            return text;
        }
        var said = new StringBuilder(OPEN);
        var places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            said.append(accented(text.substring(from, places.start()))).append(places.group());
            from = places.end();
        }
        return said.append(accented(text.substring(from))).append("~".repeat((text.length() * 2 + 4) / 5)).append(CLOSE).toString();
    }

    /** Whether it is one whole text of a bundle. */
    public static boolean isWhole(String shown) {
        return shown.startsWith(OPEN) && shown.indexOf(CLOSE) == shown.length() - 1 && shown.lastIndexOf(OPEN) == 0;
    }

    /** The keys that were asked for. */
    public Set<String> asked() {
        return asked;
    }

    private static String accented(String text) {
        var said = new StringBuilder(text);
        for (int at = 0; at < said.length(); at++) {
            int letter = PLAIN.indexOf(said.charAt(at));
            if (letter >= 0) {
                said.setCharAt(at, ACCENTED.charAt(letter));
            }
        }
        return said.toString();
    }

    @Override
    protected Object handleGetObject(String key) {
        if (!english.containsKey(key)) {
            return null;
        }
        asked.add(key);
        return of(english.getString(key));
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(english.keySet());
    }
}
