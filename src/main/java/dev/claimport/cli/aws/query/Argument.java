package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;

/** What a function is given. */
sealed interface Argument {

    record Plain(Value value) implements Argument {}

    record Expression(Node node) implements Argument {

        Value applyTo(Value value) {
            return Interpreter.evaluate(node, value);
        }
    }

    /** JMESPath's name of its type. */
    default String type() {
        return switch (this) {
            case Expression _ -> "expref";
            case Plain(Value value) -> typeOf(value);
        };
    }

    default String shown() {
        return switch (this) {
            case Expression _ -> "<expression>";
            case Plain(Value value) -> Python.str(value).toString();
        };
    }

    static String typeOf(Value value) {
        return switch (value) {
            case Value.Nothing _ -> "null";
            case Value.Flag _ -> "boolean";
            case Value.Whole _, Value.Real _ -> "number";
            case Value.Text _ -> "string";
            case Value.Items _ -> "array";
            case Value.Fields _ -> "object";
            case Value.Foreign _ -> "unknown";
        };
    }
}
