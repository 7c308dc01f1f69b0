package dev.claimport.cli.aws.query;

import java.util.Locale;

/** A query that cannot be read, or cannot be applied; the message is jmespath.py's. */
public final class QueryException extends RuntimeException {

    QueryException(String message) {
        super(message);
    }

    /** A token where it may not stand. */
    static QueryException parse(String what, int column, Token token, String expression) {
        return new QueryException(String.format(Locale.ROOT, "%s: Parse error at column %d, token \"%s\" (%s), for expression:\n\"%s\"\n%s^",
                what, column, token.shown(), token.type().name(), expression, " ".repeat(column + 1)));
    }

    static QueryException incomplete(String expression) {
        return new QueryException("Invalid jmespath expression: Incomplete expression:\n\"%s\"\n%s^".formatted(
                expression, " ".repeat(expression.codePointCount(0, expression.length()) + 1)));
    }

    static QueryException lexer(String what, int position, String expression) {
        return new QueryException("Bad jmespath expression: %s:\n%s\n%s^".formatted(what, expression, " ".repeat(position)));
    }
}
