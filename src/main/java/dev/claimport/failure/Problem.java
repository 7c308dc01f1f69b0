package dev.claimport.failure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is wrong with something that somebody wrote. Each kind is a whole sentence, {@code <family>.<kind>} in {@code problems.properties}.
 * As a fact of a {@link Failure} it is shown within the failure's text.
 *
 * @param facts what the sentence mentions, as those of a failure; words of others are fit to be shown: without control characters, and not long
 */
public record Problem(Kind kind, Place place, Map<String, ?> facts) {

    private static final int LONGEST = 300;

    /** One kind of a family; an enum. */
    public interface Kind {

        /** What it is about: {@code template}. */
        String family();

        /** Of the enum. */
        String name();

        /** The names of what its sentence mentions, in the order in which they are given. */
        List<String> facts();

        /** Of all that was read. @param facts in the order in which the kind names them; of several words each is shown, with commas between */
        default Problem problem(Object... facts) {
            return at(Place.WHOLE, facts);
        }

        /** At a place. @param facts as those of {@link #problem} */
        default Problem at(Place place, Object... facts) {
            return of(this, place, facts);
        }

        /** The key of its sentence: {@code template.key-unknown}. */
        default String key() {
            return family() + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static Problem of(Kind kind, Place place, Object... facts) {
        if (facts.length != kind.facts().size()) {
            throw new IllegalArgumentException(kind.key() + " has the facts " + kind.facts());
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i++) {
            named.put(kind.facts().get(i), shown(facts[i]));
        }
        return new Problem(kind, switch (place) {
            case Place.Path(String path) -> new Place.Path(clean(path));
            case Place.InFile(String file, Place.Position at) -> new Place.InFile(clean(file), at);
            default -> place;
        }, named);
    }

    public Problem {
        facts = Map.copyOf(facts);
    }

    /** In one line for logs and for support. Nothing for a technician to read. */
    @Override
    public String toString() {
        return kind.key() + " " + place + " " + facts;
    }

    private static Object shown(Object fact) {
        return switch (fact) {
            case Case _, Number _ -> fact;
            case Collection<?> words -> clean(words.stream().map(Object::toString).collect(Collectors.joining(", ")));
            default -> clean(fact.toString());
        };
    }

    private static String clean(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
