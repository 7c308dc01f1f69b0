package dev.claimport.cli.aws.arguments;

import java.util.Optional;

/**
 * An option, or an argument by its place.
 *
 * @param name with its dashes if it is an option
 * @param whole whether its value must be a whole number
 * @param whenBare the value of an option whose value may be left out
 */
public record Parameter(String name, Arity arity, boolean required, Choices choices, Optional<String> whenBare, boolean whole) {

    /** How many arguments are its value. */
    public enum Arity { NONE, ONE, AT_MOST_ONE }

    /** {@code --name value}. */
    public static Parameter option(String name) {
        return new Parameter(name, Arity.ONE, false, Choices.ANY, Optional.empty(), false);
    }

    /** {@code --name}. */
    public static Parameter flag(String name) {
        return new Parameter(name, Arity.NONE, false, Choices.ANY, Optional.empty(), false);
    }

    /** {@code value}. */
    public static Parameter positional(String name, Choices choices) {
        return new Parameter(name, Arity.ONE, true, choices, Optional.empty(), false);
    }

    /** {@code value}, which may be missing. */
    public static Parameter optionalPositional(String name) {
        return new Parameter(name, Arity.AT_MOST_ONE, false, Choices.ANY, Optional.empty(), false);
    }

    public Parameter oneOf(String... values) {
        return new Parameter(name, arity, required, Choices.of(values), whenBare, whole);
    }

    /** It must be given. */
    public Parameter demanded(boolean demanded) {
        return new Parameter(name, arity, demanded, choices, whenBare, whole);
    }

    /** Its value may be left out, and is then this. */
    public Parameter orBare(String value) {
        return new Parameter(name, Arity.AT_MOST_ONE, required, choices, Optional.of(value), whole);
    }

    /** Its value must be a whole number. */
    public Parameter wholeNumber() {
        return new Parameter(name, arity, required, choices, whenBare, true);
    }

    boolean isOption() {
        return name.startsWith("-");
    }
}
