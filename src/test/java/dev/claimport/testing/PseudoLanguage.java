package dev.claimport.testing;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A language that nobody speaks, made from the English texts: every text stands in marks, has accents, and is two fifths longer. What is shown
 * without marks comes from no bundle; what has marks within marks was put together.
 */
public final class PseudoLanguage extends ResourceBundle {

    private static final String OPEN = "⟦";
    private static final String CLOSE = "⟧";
    private static final Locale NOBODYS = Locale.of("qps");
    private static final String PLAIN = "aeiouncAEIOUNC";
    private static final String ACCENTED = "àéîõüñçÀÉÎÕÜÑÇ";
    /** Is called so in every language. */
    private static final String NAME = "Claimport";
    /** Characters that are put behind the last word or make one. */
    private static final int WORD = 6;
    /** What a program puts in stays as it is. */
    private static final Pattern PLACE = Pattern.compile("\\$?\\{[^}]*}|%[n%]");

    private final ResourceBundle english;
    private final Set<String> asked = new TreeSet<>();

    /** @param part such as {@code help} */
    public PseudoLanguage(String part) {
        english = ResourceBundle.getBundle("dev.claimport.text." + part, Locale.ROOT);
    }

    /** The locale of a language that nobody speaks, whose bundles are written beside the tests' classes, where whoever asks for a text finds them. */
    public static Locale installed() {
        try {
            Path english = folder(Messages.class);
            Path spoken = Files.createDirectories(folder(PseudoLanguage.class).resolve(NOBODYS.toLanguageTag()));
            try (Stream<Path> bundles = Files.list(english)) {
                for (Path bundle : bundles.filter(file -> file.toString().endsWith(".properties")).toList()) {
                    var texts = new Properties();
                    try (Reader from = Files.newBufferedReader(bundle)) {
                        texts.load(from);
                    }
                    texts.replaceAll((_, text) -> of(text.toString()));
                    Path written = Files.createTempFile(spoken, "pseudo", ".properties");
                    try (Writer to = Files.newBufferedWriter(written)) {
                        texts.store(to, null);
                    }
                    Files.move(written, spoken.resolve(bundle.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return NOBODYS;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path folder(Class<?> neighbour) throws URISyntaxException {
        return Path.of(neighbour.getProtectionDomain().getCodeSource().getLocation().toURI()).resolve("dev/claimport/text");
    }

    /** The same in the language that nobody speaks; nothing stays nothing. */
    public static String of(String text) {
        if (text.isBlank() || text.equals(NAME)) {
            return text;
        }
        var said = new StringBuilder(OPEN);
        var places = PLACE.matcher(text);
        int from = 0;
        while (places.find()) {
            said.append(accented(text.substring(from, places.start()))).append(places.group());
            from = places.end();
        }
        return said.append(accented(text.substring(from))).append(longer((PLACE.matcher(text).replaceAll("").length() * 2 + 4) / 5)).append(CLOSE).toString();
    }

    /** In words that are no longer than those of people's languages: a line may end between them. */
    private static String longer(int by) {
        return "~".repeat(Math.min(by, WORD)) + IntStream.iterate(WORD, from -> from < by, from -> from + WORD)
                .mapToObj(from -> " " + "~".repeat(Math.min(by - from, WORD) - (by - from > 1 ? 1 : 0))).collect(Collectors.joining());
    }

    /** What stands beside whole texts, piece by piece as the texts part it; other texts may stand in them as their facts. */
    public static List<String> beside(String shown) {
        List<String> pieces = new ArrayList<>();
        var piece = new StringBuilder();
        int depth = 0;
        for (char character : shown.toCharArray()) {
            if (character == OPEN.charAt(0) && depth++ == 0) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else if (character == CLOSE.charAt(0)) {
                depth--;
            } else if (depth == 0) {
                piece.append(character);
            }
        }
        pieces.add(piece.toString());
        return pieces.stream().map(String::strip).filter(beside -> !beside.isEmpty()).toList();
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
