package dev.claimport.cli.aws.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document, a reply or a query's result consists of: JSON's types, and what YAML knows besides. Equal as JMESPath has it:
 * whole numbers and others compare by value, objects regardless of order.
 */
public sealed interface Value {

    /** JSON's null. */
    record Nothing() implements Value {}

    /** True or false. */
    record Flag(boolean set) implements Value {}

    /** A number without fraction or exponent, of any size. */
    record Whole(BigInteger number) implements Value {

        public static Whole of(long number) {
            return new Whole(BigInteger.valueOf(number));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Whole whole ? number.equals(whole.number) : other instanceof Real && other.equals(this);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(number.doubleValue());
        }
    }

    /** A number with fraction or exponent. */
    record Real(double number) implements Value {

        @Override
        public boolean equals(Object other) {
            return switch (other) {
                case Real real -> number == real.number;
                case Whole whole -> number == whole.number().doubleValue();
                case null, default -> false;
            };
        }

        @Override
        public int hashCode() {
            return Double.hashCode(number);
        }
    }

    /** Characters that can be wiped, since a private key is among them. */
    record Text(char[] characters) implements Value, CharSequence {

        public static Text of(String text) {
            return new Text(text.toCharArray());
        }

        @Override
        public int length() {
            return characters.length;
        }

        @Override
        public char charAt(int index) {
            return characters[index];
        }

        @Override
        public Text subSequence(int start, int end) {
            return new Text(Arrays.copyOfRange(characters, start, end));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && Arrays.equals(characters, text.characters);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(characters);
        }

        /** For what is no secret. */
        @Override
        public String toString() {
            return new String(characters);
        }
    }

    /** A list. */
    record Items(List<Value> values) implements Value {}

    /** An object, its members in the order in which they came. */
    record Fields(Map<String, Value> members) implements Value {

        public Fields() {
            this(new LinkedHashMap<>());
        }

        /** The member, or null's value where there is none. */
        public Value get(String name) {
            return members.getOrDefault(name, NOTHING);
        }

        public Fields with(String name, Value value) {
            members.put(name, value);
            return this;
        }
    }

    /**
     * What JSON has no word for.
     *
     * @param type Python's name of it
     * @param code as Python's repr writes it
     * @param plain as Python's str writes it
     * @param iso as the JSON encoder writes it; empty if it cannot
     */
    record Foreign(String type, String code, String plain, String iso) implements Value {}

    Nothing NOTHING = new Nothing();
    Flag TRUE = new Flag(true);
    Flag FALSE = new Flag(false);

    static Flag of(boolean set) {
        return set ? TRUE : FALSE;
    }

    /** Whether it is neither list nor object. */
    default boolean isScalar() {
        return !(this instanceof Items) && !(this instanceof Fields);
    }

    /** Python's truth: nothing, false, zero and everything empty are not true. */
    default boolean isTruthy() {
        return switch (this) {
            case Nothing _ -> false;
            case Flag(boolean set) -> set;
            case Whole(BigInteger number) -> number.signum() != 0;
            case Real(double number) -> number != 0;
            case Text text -> !text.isEmpty();
            case Items(List<Value> values) -> !values.isEmpty();
            case Fields(Map<String, Value> members) -> !members.isEmpty();
            case Foreign _ -> true;
        };
    }

    /** Zeroes every text below. */
    default void wipe() {
        switch (this) {
            case Text(char[] characters) -> Arrays.fill(characters, '\0');
            case Items(List<Value> values) -> values.forEach(Value::wipe);
            case Fields(Map<String, Value> members) -> members.values().forEach(Value::wipe);
            case Nothing _, Flag _, Whole _, Real _, Foreign _ -> {}
        }
    }
}
