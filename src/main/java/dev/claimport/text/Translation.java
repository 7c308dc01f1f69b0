package dev.claimport.text;

import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import dev.claimport.file.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A translator's folder of texts, laid out as this package: {@code de/failures.properties}, for English {@code failures.properties}. It is read anew each
 * time, so that what was changed is seen without building anything.
 */
public final class Translation {

    /** Of the environment: where the folder is. */
    public static final String VARIABLE = "CLAIMPORT_TEXTS";

    private static final String ENDING = ".properties";
    /** Bytes; the longest file of ours has a tenth. */
    private static final int LONGEST = 1 << 20;
    /** A form that a number takes, which English may not have. */
    private static final Pattern FORM = Pattern.compile("(\\.[a-zA-Z]+)\\.(one|few|many|other)(?=\\.|$)");

    private final Path folder;

    Translation(Path folder) {
        this.folder = folder;
    }

    /** As the system property {@code claimport.texts} says, or {@link #VARIABLE}. */
    public static Optional<Translation> here() {
        return Optional.ofNullable(System.getProperty("claimport.texts", System.getenv(VARIABLE))).filter(folder -> !folder.isEmpty())
                .map(folder -> new Translation(Path.of(folder)));
    }

    /** The texts of a file that can be shown, by their keys. @param file within the folder: {@code de/failures.properties} */
    Map<String, String> texts(String file) {
        return read(file, new ArrayList<>());
    }

    /** What is there and is not shown, and why. */
    public List<Problem> problems() {
        if (!Files.isDirectory(folder)) {
            return List.of(TranslationProblem.NO_FOLDER.at(new Place.Path(folder.toString())));
        }
        List<Problem> problems = new ArrayList<>();
        for (String name : names(folder)) {
            if (!Files.isDirectory(folder.resolve(name))) {
                look(name, problems);
            } else if (!isLanguage(name)) {
                problems.add(TranslationProblem.LANGUAGE_UNKNOWN.at(new Place.Path(name)));
            } else {
                names(folder.resolve(name)).forEach(file -> look(name + "/" + file, problems));
            }
        }
        return problems;
    }

    private void look(String file, List<Problem> problems) {
        if (file.endsWith(ENDING)) {
            read(file, problems);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /** One that may be new to Claimport, too. */
    private static boolean isLanguage(String tag) {
        return Set.of(Locale.getISOLanguages()).contains(Locale.forLanguageTag(tag).getLanguage());
    }

    private Map<String, String> read(String file, List<Problem> problems) {
        Map<String, String> shown = new TreeMap<>();
        if (!Files.exists(folder.resolve(file))) {
            return shown;
        }
        Place place = new Place.Path(file);
        try {
            Map<String, String> english = english(file.substring(file.indexOf('/') + 1));
            if (english.isEmpty()) {
                problems.add(TranslationProblem.FILE_UNKNOWN.at(place));
                return shown;
            }
            own(file).forEach((key, text) -> problem(key, text, english, place).ifPresentOrElse(problems::add, () -> shown.put(key, text)));
        } catch (CharacterCodingException _) {
            problems.add(TranslationProblem.NOT_TEXT.at(place));
        } catch (IOException _) {
            problems.add(TranslationProblem.UNREADABLE.at(place));
        } catch (IllegalArgumentException _) {
            problems.add(TranslationProblem.NOT_PROPERTIES.at(place));
        }
        return shown;
    }

    private Map<String, String> own(String file) throws IOException {
        var texts = new Properties();
        texts.load(new StringReader(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(SmallFile.read(folder.resolve(file), LONGEST))).toString()));
        return sorted(texts);
    }

    private static Map<String, String> english(String file) throws IOException {
        var texts = new Properties();
        try (InputStream in = Translation.class.getResourceAsStream(file)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        }
        return sorted(texts);
    }

    private static Map<String, String> sorted(Properties texts) {
        Map<String, String> sorted = new TreeMap<>();
        texts.forEach((key, text) -> sorted.put(key.toString(), text.toString()));
        return sorted;
    }

    private static Optional<Problem> problem(String key, String text, Map<String, String> english, Place place) {
        String family = FORM.matcher(key).replaceAll("$1");
        List<String> counterparts = english.entrySet().stream().filter(entry -> FORM.matcher(entry.getKey()).replaceAll("$1").equals(family)).map(Map.Entry::getValue).toList();
        if (counterparts.isEmpty()) {
            return Optional.of(TranslationProblem.KEY_UNKNOWN.at(place, key));
        }
        Set<String> known = counterparts.stream().flatMap(Translation::places).collect(Collectors.toSet());
        return places(text).filter(each -> !known.contains(each)).findFirst().map(each -> TranslationProblem.PLACE_UNKNOWN.at(place, key, each));
    }

    private static Stream<String> places(String text) {
        return Messages.PLACEHOLDER.matcher(text).results().map(MatchResult::group);
    }
}
