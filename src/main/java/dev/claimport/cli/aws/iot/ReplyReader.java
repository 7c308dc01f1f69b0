package dev.claimport.cli.aws.iot;

import dev.claimport.cli.aws.json.JsonException;
import dev.claimport.cli.aws.json.JsonReader;
import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes from a reply's body what the model knows, as botocore's rest-json parser does. */
public final class ReplyReader {

    private final Timestamps timestamps;

    public ReplyReader(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    /** The members that the model knows, in its order; of a body that is not JSON there are none. */
    public Fields read(byte[] body, Shape.Structure shape) {
        return (Fields) value(json(body), shape);
    }

    /** The body as JSON; a body that is not JSON is a message. */
    static Value json(byte[] body) {
        if (body.length == 0) {
            return new Fields();
        }
        char[] text = decode(body);
        try {
            return JsonReader.read(CharBuffer.wrap(text));
        } catch (JsonException _) {
            return new Fields().with("message", new Value.Text(text.clone()));
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static char[] decode(byte[] body) {
        try {
            return Utf8Buffer.decode(body, 0, body.length);
        } catch (CharacterCodingException _) {
            throw Problem.general(Python.undecodable(body)).exception();
        }
    }

    private Value value(Value raw, Shape shape) {
        return switch (shape) {
            case Shape.Text _ -> raw;
            case Shape.Time() -> timestamps.printed(raw);
            case Shape.Flag() -> flag(raw);
            case Shape.Whole _ -> whole(raw);
            case Shape.ListOf(Shape element) -> list(raw, element);
            case Shape.Structure(Map<String, Shape> members) -> structure(raw, members);
        };
    }

    private Value structure(Value raw, Map<String, Shape> members) {
        if (raw instanceof Nothing) {
            throw Problem.general("'NoneType' object is not iterable").exception();
        }
        if (!(raw instanceof Fields fields)) {
            throw noAttribute(raw, "get");
        }
        var known = new Fields();
        members.forEach((name, shape) -> {
            Value member = fields.get(name);
            if (!(member instanceof Nothing)) {
                known.with(name, value(member, shape));
            }
        });
        return known;
    }

    private Value list(Value raw, Shape element) {
        List<Value> items = switch (raw) {
            case Items(var values) -> values;
            // Python goes through an object's names and a text's characters.
            case Fields(var members) -> members.keySet().stream().<Value>map(Value.Text::of).toList();
            case Value.Text text -> text.codePoints().<Value>mapToObj(point -> Value.Text.of(Character.toString(point))).toList();
            default -> throw Problem.general("'" + Python.typeName(raw) + "' object is not iterable").exception();
        };
        return new Items(new ArrayList<>(items.stream().map(item -> item instanceof Nothing ? item : value(item, element)).toList()));
    }

    private static Value flag(Value raw) {
        return switch (raw) {
            case Value.Flag flag -> flag;
            case Value.Text text -> Value.of(text.toString().toLowerCase(Locale.ROOT).equals("true"));
            default -> throw noAttribute(raw, "lower");
        };
    }

    private static Value whole(Value raw) {
        return switch (raw) {
            case Value.Whole whole -> whole;
            case Value.Flag flag -> Value.Whole.of(flag.isTruthy() ? 1 : 0);
            case Value.Real(double number) when Double.isFinite(number) -> new Value.Whole(new BigDecimal(number).toBigInteger());
            case Value.Text text -> new Value.Whole(Python.integer(text).orElseThrow(() -> Problem.general(Python.notAnInteger(text)).exception()));
            default -> throw Problem.general("int() argument must be a string, a bytes-like object or a real number, not '"
                    + Python.typeName(raw) + "'").exception();
        };
    }

    static RuntimeException noAttribute(Value value, String attribute) {
        return Problem.general("'" + Python.typeName(value) + "' object has no attribute '" + attribute + "'").exception();
    }
}
