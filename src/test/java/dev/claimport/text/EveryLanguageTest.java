package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says all that English says, with the same facts, in the forms that it has. */
class EveryLanguageTest {

    /** A form that a number takes, at the end of a key or within it. */
    private static final Pattern FORM = Pattern.compile("(\\.[a-zA-Z]+)\\.(one|few|many|other)(?=\\.|$)");
    private static final Pattern PLACE = Pattern.compile("\\$\\{[^ }]+}|\\{[a-zA-Z][a-zA-Z0-9]*}|%(?!%)[a-zA-Z]|%%|\\\\n");
    private static final Pattern MNEMONIC = Pattern.compile("_(.)");
    /** A run of letters that is more than a unit or an abbreviation, outside of places. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    /** What some other language calls the same: names, and words that went from one into the other. All others are translated. */
    private static final Set<String> SHARED = Set.of("begin", "hello", "buffers", "byte", "bytes", "baud", "crlf", "enter", "interface", "port", "ports", "prompt", "terminal",
            "claim", "claimport", "thing", "region", "identity", "center", "modemmanager", "proxy", "firmware", "scanner", "station", "operator", "program", "parameter", "system",
            "detail", "details", "median", "pause", "start", "session", "silence", "version", "versions", "description", "synopsis", "subject");
    private static final String ADDRESS = "https://";
    private static final Pattern END = Pattern.compile("[.。]$");
    /** What ends neither as a sentence nor without an end. */
    private static final Pattern MORE_ENDS = Pattern.compile("[?!:…)”]$|\\{[a-zA-Z0-9]+}$");
    private static final int LONGEST_TITLE = 45;

    private static final Map<String, Map<String, String>> ENGLISH = texts("");

    static Stream<Language> languages() {
        return Arrays.stream(Language.values()).filter(language -> language != Language.ENGLISH);
    }

    /** By file and key. @param tag of the folder */
    private static Map<String, Map<String, String>> texts(String tag) {
        try (Stream<Path> files = Files.list(Path.of(Messages.class.getResource("failures.properties").toURI()).resolveSibling(tag))) {
            Map<String, Map<String, String>> all = new TreeMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".properties")).toList()) {
                all.put(file.getFileName().toString().replace(".properties", ""), read(file));
            }
            return all;
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        var properties = new Properties() {
            private static final long serialVersionUID = 1;

            @Override
            public synchronized Object put(Object key, Object text) {
                assertNull(texts.put((String) key, (String) text), file + " has " + key + " twice");
                return null;
            }
        };
        try (Reader from = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            properties.load(from);
        }
        return texts;
    }

    /** What is wrong with the texts of a language. @param fault of an English text and the other language's */
    private static void assertNone(Language language, Check fault) {
        List<String> faults = new ArrayList<>();
        texts(language.tag()).forEach((part, texts) -> texts.forEach((key, text) ->
                fault.of(part, key, english(part, key), text).ifPresent(wrong -> faults.add(part + " " + key + ": " + wrong + " in: " + text))));
        assertEquals("", String.join("\n", faults));
    }

    private interface Check {

        Optional<String> of(String part, String key, String english, String text);
    }

    /** English in the same form, or where it has none of that, in the one for many. */
    private static String english(String part, String key) {
        Map<String, String> texts = ENGLISH.getOrDefault(part, Map.of());
        return texts.getOrDefault(key, texts.getOrDefault(FORM.matcher(key).replaceAll("$1.other"), ""));
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The forms that numbers take in it. */
    private static Set<String> forms(Language language) {
        return Stream.concat(Stream.of(Plural.OTHER), LongStream.of(0, 1, 2, 5, 22, 1_000_000).mapToObj(number -> Plural.of(number, language.locale())))
                .map(Plural::id).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsMissingAndNothingLeftOver(Language language) {
        Map<String, Map<String, String>> spoken = texts(language.tag());
        assertEquals(ENGLISH.keySet(), spoken.keySet());
        ENGLISH.forEach((part, english) -> {
            Set<String> counted = english.keySet().stream().filter(key -> key.endsWith(".one") || key.contains(".one.")).map(EveryLanguageTest::family).collect(Collectors.toSet());
            Set<String> expected = english.keySet().stream().flatMap(key -> counted.contains(family(key))
                    ? forms(language).stream().map(form -> FORM.matcher(key).replaceAll("$1." + form)) : Stream.of(key)).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(expected, spoken.get(part).keySet(), part);
        });
    }

    private static String family(String key) {
        return FORM.matcher(key).replaceAll("$1");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyFactHasItsPlace(Language language) {
        assertNone(language, (part, key, english, text) -> {
            Set<String> there = matches(PLACE, text);
            // One of something may be said without its number.
            boolean one = FORM.matcher(key).results().anyMatch(form -> form.group(2).equals("one"));
            Set<String> all = one ? Stream.of(english, english(part, FORM.matcher(key).replaceAll("$1.other"))).flatMap(source -> matches(PLACE, source).stream()).collect(Collectors.toSet()) : matches(PLACE, english);
            return (one ? all.containsAll(there) : all.equals(there)) ? Optional.empty() : Optional.of(there + " instead of " + all);
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsLeftInEnglishOrBlank(Language language) {
        assertNone(language, (part, key, english, text) -> {
            if (english.isBlank() != text.isBlank() || !text.equals(text.strip()) && english.equals(english.strip()) || text.contains("  ") && !english.contains("  ")) {
                return Optional.of("blanks");
            }
            boolean said = !text.startsWith(ADDRESS) && matches(WORD, PLACE.matcher(text).replaceAll("")).stream().anyMatch(word -> !SHARED.contains(word.toLowerCase(Locale.ROOT)));
            return said && text.equals(english) ? Optional.of("English") : Optional.empty();
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void titlesAreShortAndSentencesWhole(Language language) {
        assertNone(language, (part, key, english, text) -> {
            if (part.equals("failures") && key.contains(".title") && text.length() > LONGEST_TITLE) {
                return Optional.of(text.length() + " letters");
            }
            return english.endsWith(".") == END.matcher(text).find() || MORE_ENDS.matcher(english).find() ? Optional.empty() : Optional.of("ends otherwise");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aLetterForAltIsWhereEnglishHasOneAndPressesOneThing(Language language) {
        Map<String, String> said = texts(language.tag()).get("desktop");
        Map<String, List<String>> keys = new TreeMap<>();
        assertNone(language, (part, key, english, text) -> {
            if (!part.equals("desktop") || letters(english).isEmpty() && letters(text).isEmpty()) {
                return Optional.empty();
            }
            boolean one = letters(text).size() == letters(english).size() && letters(text).stream().allMatch(letter -> Character.isLetter(letter.charAt(0)));
            // Those of one page have one beginning; what has the same letter in English is never there at once.
            List<String> others = keys.computeIfAbsent(key.split("\\.")[0], _ -> new ArrayList<>());
            Optional<String> other = others.stream().filter(seen -> letters(said.get(seen)).equals(letters(text)) && !letters(english("desktop", seen)).equals(letters(english))).findFirst();
            others.add(key);
            return one ? other.map(seen -> "the letter of " + seen) : Optional.of("letters " + letters(text));
        });
    }

    private static List<String> letters(String text) {
        return MNEMONIC.matcher(PLACE.matcher(text).replaceAll("")).results().map(found -> found.group(1).toLowerCase(Locale.ROOT)).toList();
    }
}
