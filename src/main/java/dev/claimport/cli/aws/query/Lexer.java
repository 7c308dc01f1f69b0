package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.json.JsonException;
import dev.claimport.cli.aws.json.JsonReader;
import dev.claimport.cli.aws.query.Token.Type;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts an expression into tokens. */
final class Lexer {

    private static final Map<Integer, Type> SIMPLE = Map.of((int) '.', Type.DOT, (int) '*', Type.STAR, (int) ']', Type.RBRACKET,
            (int) ',', Type.COMMA, (int) ':', Type.COLON, (int) '@', Type.CURRENT, (int) '(', Type.LPAREN, (int) ')', Type.RPAREN,
            (int) '{', Type.LBRACE, (int) '}', Type.RBRACE);
    private static final int END = -1;

    private final String expression;
    private final int[] points;
    private int at;

    private Lexer(String expression) {
        this.expression = expression;
        points = expression.codePoints().toArray();
    }

    static List<Token> tokens(String expression) {
        if (expression.isEmpty()) {
            throw new QueryException("Invalid JMESPath expression: cannot be empty.");
        }
        var lexer = new Lexer(expression);
        List<Token> tokens = new ArrayList<>();
        while (lexer.current() != END) {
            if (" \t\n\r".indexOf(lexer.current()) >= 0) {
                lexer.at++;
            } else {
                tokens.add(lexer.token());
            }
        }
        tokens.add(new Token(Type.EOF, Text.of(""), lexer.points.length));
        return tokens;
    }

    private int current() {
        return at < points.length ? points[at] : END;
    }

    private Token token() {
        int start = at;
        int first = current();
        Type simple = SIMPLE.get(first);
        if (simple != null) {
            at++;
            return token(simple, start);
        }
        if (isLetter(first)) {
            while (isLetter(current()) || isDigit(current())) {
                at++;
            }
            return token(Type.UNQUOTED_IDENTIFIER, start);
        }
        if (isDigit(first)) {
            return number(start);
        }
        return switch (first) {
            case '[' -> bracket(start);
            case '\'' -> new Token(Type.LITERAL, Text.of(until('\'').replace("\\'", "'")), start);
            case '|' -> either('|', Type.OR, Type.PIPE);
            case '&' -> either('&', Type.AND, Type.EXPREF);
            case '<' -> either('=', Type.LTE, Type.LT);
            case '>' -> either('=', Type.GTE, Type.GT);
            case '!' -> either('=', Type.NE, Type.NOT);
            case '`' -> literal(start);
            case '"' -> quoted(start);
            case '-' -> number(start);
            case '=' -> equal(start);
            default -> throw QueryException.lexer("Unknown token " + Character.toString(first), start, expression);
        };
    }

    private Token token(Type type, int start) {
        return new Token(type, Text.of(slice(start, at)), start);
    }

    private Token bracket(int start) {
        at++;
        return switch (current()) {
            case ']' -> {
                at++;
                yield token(Type.FLATTEN, start);
            }
            case '?' -> {
                at++;
                yield token(Type.FILTER, start);
            }
            default -> token(Type.LBRACKET, start);
        };
    }

    private Token either(int second, Type both, Type alone) {
        int start = at++;
        if (current() == second) {
            at++;
            return token(both, start);
        }
        return token(alone, start);
    }

    private Token equal(int start) {
        at++;
        if (current() != '=') {
            throw QueryException.lexer("Unknown token '='", start, expression);
        }
        at++;
        return token(Type.EQ, start);
    }

    private Token number(int start) {
        at++;
        while (isDigit(current())) {
            at++;
        }
        String number = slice(start, at);
        if (number.equals("-")) {
            throw QueryException.lexer("Unknown token '-'", start, expression);
        }
        return new Token(Type.NUMBER, new Whole(new BigInteger(number)), start);
    }

    private Token literal(int start) {
        String lexeme = until('`').replace("\\`", "`");
        try {
            return new Token(Type.LITERAL, JsonReader.read(lexeme), start);
        } catch (JsonException _) {
            // Texts without quotes, from before JEP 12.
            try {
                return new Token(Type.LITERAL, JsonReader.read('"' + lexeme.stripLeading() + '"'), start);
            } catch (JsonException _) {
                throw QueryException.lexer("Bad token " + lexeme, start, expression);
            }
        }
    }

    private Token quoted(int start) {
        String lexeme = '"' + until('"') + '"';
        try {
            Value name = JsonReader.read(lexeme);
            return new Token(Type.QUOTED_IDENTIFIER, name, start);
        } catch (JsonException e) {
            throw QueryException.lexer(e.getMessage(), start, expression);
        }
    }

    /** What lies before the next delimiter; a backslash takes what follows along, and stays. */
    private String until(int delimiter) {
        int start = at++;
        var taken = new StringBuilder();
        while (current() != delimiter) {
            if (current() == '\\') {
                taken.append('\\');
                at++;
            }
            if (current() == END) {
                throw QueryException.lexer("Unclosed " + Character.toString(delimiter) + " delimiter", start, expression);
            }
            taken.appendCodePoint(current());
            at++;
        }
        at++;
        return taken.toString();
    }

    private String slice(int from, int to) {
        return new String(points, from, to - from);
    }

    private static boolean isLetter(int point) {
        return point >= 'a' && point <= 'z' || point >= 'A' && point <= 'Z' || point == '_';
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }
}
