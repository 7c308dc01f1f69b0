package dev.claimport.text;

import dev.claimport.failure.Case;
import dev.claimport.failure.Failure;
import dev.claimport.failure.Place;
import dev.claimport.failure.Problem;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every text that a person reads, from one resource bundle in this package. What varies stands in the texts as
 * {@code {name}}; unlike MessageFormat, apostrophes need no care. Where a sentence differs by a {@link Case} or by a number, it
 * stands there once for each, whole: {@code <key>.<fact>.<case>}, and {@code <key>.<fact>.one}, {@code .few}, {@code .many} and
 * {@code .other} as {@link Plural} has them.
 */
public final class Messages {

    /** The name of what is put in is its group. */
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

    private final ResourceBundle bundle;
    private final Values values;

    private Messages(ResourceBundle bundle, Values values) {
        this.bundle = bundle;
        this.values = values;
    }

    /** The texts of one part: {@code failures}, {@code desktop} or {@code cli}. Times are those of this computer's zone. */
    public static Messages of(String part, Locale locale) {
        return of(part, locale, ZoneId.systemDefault());
    }

    /** The words of a dialect: {@code seen}, {@code speaks}, and {@code practice} for each kind of its practice devices. @param id as in profiles */
    public static Messages ofDialect(String id, Locale locale) {
        return of("dialect-" + id, locale);
    }

    /** The same with times of another zone. */
    public static Messages of(String part, Locale locale, ZoneId zone) {
        return new Messages(bundle(part, locale), new Values(locale, zone));
    }

    /** The same as they are written, for a library that puts the facts in itself: {@code help}. */
    public static ResourceBundle bundle(String part, Locale locale) {
        return Bundles.here().bundle(part, locale);
    }

    /**
     * The text for these facts, with them in it.
     *
     * @throws MissingResourceException when there is no such text
     * @throws IllegalArgumentException when the text mentions a fact that is not given, or one that only chooses among texts
     */
    public String text(String key, Map<String, ?> facts) {
        String chosen = keyFor(key, facts);
        return PLACEHOLDER.matcher(bundle.getString(chosen)).replaceAll(match -> {
            Object value = facts.get(match.group(1));
            if (value == null || value instanceof Case) {
                throw new IllegalArgumentException(chosen + " needs " + match.group(1));
            }
            return Matcher.quoteReplacement(shown(value));
        });
    }

    private String shown(Object fact) {
        return switch (fact) {
            case Problem problem -> problem(problem);
            case List<?> facts -> facts.stream().map(this::shown).collect(Collectors.joining(" "));
            default -> values.shown(fact);
        };
    }

    /** The key of the text that these facts choose: the key itself where none of them does. */
    String keyFor(String key, Map<String, ?> facts) {
        for (String name : new TreeSet<>(facts.keySet())) {
            Map<String, Object> others = new HashMap<>(facts);
            for (String form : forms(others.remove(name))) {
                String longer = keyFor(key + "." + name + "." + form, others);
                if (bundle.containsKey(longer)) {
                    return longer;
                }
            }
        }
        return key;
    }

    private List<String> forms(Object fact) {
        return switch (fact) {
            case Case one -> List.of(one.id());
            case Integer number -> plural(number);
            case Long number -> plural(number);
            // What is said in words has no form of its own.
            default -> List.of(Plural.OTHER.id());
        };
    }

    /** By the language that the bundle is in, whatever was asked for. */
    private List<String> plural(long number) {
        return List.of(Plural.of(number, bundle.getLocale()).id(), Plural.OTHER.id());
    }

    /** What the texts are written in, for a page's {@code lang}: English where the technician's language is none of ours. */
    public String language() {
        Locale written = bundle.getLocale();
        return (written.equals(Locale.ROOT) ? Locale.ENGLISH : written).toLanguageTag();
    }

    /** Whose times and numbers the texts have. */
    public Locale locale() {
        return values.locale();
    }

    public String text(String key) {
        return text(key, Map.of());
    }

    /** The short name of what went wrong, for a headline. Only in {@code failures}. */
    public String title(Failure failure) {
        return text(failure.id() + ".title", failure.facts());
    }

    /** What went wrong, in one sentence. Only in {@code failures}. */
    public String message(Failure failure) {
        return text(failure.id() + ".message", failure.facts());
    }

    /** What is wrong, in one sentence. Of any part. */
    public String sentence(Problem problem) {
        return problems().text(problem.kind().key(), problem.facts());
    }

    private Messages problems() {
        return of("problems", values.locale(), values.zone());
    }

    /** What is wrong, in one sentence, and where. Of any part. */
    public String problem(Problem problem) {
        Messages problems = problems();
        String sentence = sentence(problem);
        return switch (problem.place()) {
            case Place.Whole _ -> sentence;
            case Place.Path(String path) -> problems.text("place.path", Map.of("path", path, "problem", sentence));
            case Place.Line(int line) -> problems.text("place.line", Map.of("line", line, "problem", sentence));
            case Place.Position(int line, int column) -> problems.text("place.position", Map.of("line", line, "column", column, "problem", sentence));
            case Place.InFile(String file, Place.Position(int line, int column)) ->
                    problems.text("place.in-file", Map.of("file", file, "line", line, "column", column, "problem", sentence));
        };
    }

    /** Why what arrived could not be verified, where the work goes on all the same. Only in {@code failures}. */
    public String doubt(Failure notVerifiable) {
        return text("unverified", notVerifiable.facts());
    }

    /** What to do next. Only in {@code failures}. */
    public String remedy(Failure failure) {
        return text(failure.id() + ".remedy", failure.facts());
    }
}
