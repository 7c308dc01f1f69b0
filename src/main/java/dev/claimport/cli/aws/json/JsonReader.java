package dev.claimport.cli.aws.json;

import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads JSON without making a {@link String} of any text but the names; like Python's, it takes NaN and Infinity. */
public final class JsonReader {

    /** Python gives up at about a thousand. */
    private static final int DEEPEST = 900;
    /** Python's limit for the conversion of digits. */
    private static final int MOST_DIGITS = 4300;

    private final CharSequence json;
    private int at;

    private JsonReader(CharSequence json) {
        this.json = json;
    }

    /** @throws JsonException when it is not exactly one JSON value */
    public static Value read(CharSequence json) throws JsonException {
        var reader = new JsonReader(json);
        reader.skipSpace();
        Value value = reader.value(0);
        reader.skipSpace();
        if (reader.at < json.length()) {
            throw new JsonException("Extra data");
        }
        return value;
    }

    private Value value(int depth) throws JsonException {
        if (depth > DEEPEST) {
            throw new JsonException("nested too deeply");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Value.TRUE);
            case 'f' -> word("false", Value.FALSE);
            case 'n' -> word("null", Value.NOTHING);
            case 'N' -> word("NaN", new Real(Double.NaN));
            case 'I' -> word("Infinity", new Real(Double.POSITIVE_INFINITY));
            default -> json.length() > at + 1 && peek() == '-' && json.charAt(at + 1) == 'I'
                    ? word("-Infinity", new Real(Double.NEGATIVE_INFINITY)) : number();
        };
    }

    private Value object(int depth) throws JsonException {
        at++;
        var object = new Fields();
        skipSpace();
        if (peek() == '}') {
            at++;
            return object;
        }
        do {
            skipSpace();
            if (peek() != '"') {
                throw new JsonException("Expecting property name enclosed in double quotes");
            }
            String name = string().toString();
            skipSpace();
            expect(':');
            skipSpace();
            object.members().put(name, value(depth + 1));
        } while (goesOn('}'));
        return object;
    }

    private Value list(int depth) throws JsonException {
        at++;
        List<Value> list = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Items(list);
        }
        do {
            skipSpace();
            list.add(value(depth + 1));
        } while (goesOn(']'));
        return new Items(list);
    }

    private boolean goesOn(char end) throws JsonException {
        skipSpace();
        char next = peek();
        at++;
        if (next != ',' && next != end) {
            throw new JsonException("Expecting ',' delimiter");
        }
        return next == ',';
    }

    private Value word(String word, Value value) throws JsonException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return value;
    }

    private Value number() throws JsonException {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        int first = at;
        digits();
        if (at == first) {
            throw new JsonException("Expecting value");
        }
        if (json.charAt(first) == '0') {
            at = first + 1;
        }
        boolean whole = true;
        if (at + 1 < json.length() && json.charAt(at) == '.' && isDigit(json.charAt(at + 1))) {
            whole = false;
            at++;
            digits();
        }
        int mantissa = at;
        if (at < json.length() && (json.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < json.length() && (json.charAt(at) == '+' || json.charAt(at) == '-')) {
                at++;
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                at = mantissa;
            } else {
                whole = false;
            }
        }
        String number = json.subSequence(from, at).toString();
        if (!whole) {
            return new Real(Double.parseDouble(number));
        }
        if (number.length() > MOST_DIGITS) {
            throw new JsonException("Exceeds the limit (4300 digits) for integer string conversion");
        }
        return new Whole(new BigInteger(number));
    }

    private void digits() {
        while (at < json.length() && isDigit(json.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char next) {
        return next >= '0' && next <= '9';
    }

    private Text string() throws JsonException {
        at++;
        int end = at;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        char[] characters = new char[Math.max(0, Math.min(end, json.length()) - at)];
        try {
            int length = 0;
            for (char next = next(); next != '"'; next = next()) {
                if (next < ' ') {
                    throw new JsonException("Invalid control character at");
                }
                characters[length++] = next == '\\' ? escaped() : next;
            }
            return new Text(Arrays.copyOf(characters, length));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private char escaped() throws JsonException {
        char next = next();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = next();
                    int value = digit < 0x80 ? Character.digit(digit, 16) : -1;
                    if (value < 0) {
                        throw new JsonException("Invalid \\uXXXX escape");
                    }
                    unit = unit << 4 | value;
                }
                yield (char) unit;
            }
            default -> throw new JsonException("Invalid \\escape");
        };
    }

    private void skipSpace() {
        while (at < json.length() && " \t\n\r".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonException {
        if (at >= json.length()) {
            throw new JsonException("Expecting value");
        }
        return json.charAt(at);
    }

    private char next() throws JsonException {
        if (at >= json.length()) {
            throw new JsonException("Unterminated string starting at");
        }
        return json.charAt(at++);
    }

    private void expect(char wanted) throws JsonException {
        if (peek() != wanted) {
            throw new JsonException(wanted == ':' ? "Expecting ':' delimiter" : "Expecting value");
        }
        at++;
    }
}
