package dev.claimport.cli.aws.arguments;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a value may be.
 *
 * @param usual what needs no long list to be known; null where anything goes
 * @param all everything that may be chosen, for suggestions
 */
public record Choices(List<String> usual, Supplier<List<String>> all) {

    /** Anything. */
    public static final Choices ANY = new Choices(null, List::of);

    public static Choices of(String... values) {
        return new Choices(List.of(values), () -> List.of(values));
    }

    boolean has(String value) {
        return usual == null || usual.contains(value) || all.get().contains(value);
    }
}
