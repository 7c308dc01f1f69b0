package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.value.Value;

/** A {@code --query}. */
public final class Query {

    private final Node expression;

    private Query(Node expression) {
        this.expression = expression;
    }

    /** @throws QueryException when it is no JMESPath */
    public static Query of(String expression) {
        return new Query(Parser.parse(expression));
    }

    /** @throws QueryException when a function is unknown, or is given what it cannot take */
    public Value search(Value value) {
        return Interpreter.evaluate(expression, value);
    }
}
