package dev.claimport.cli.aws.json;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Flag;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON as Python's {@code json.dump(…, ensure_ascii=False)} does. */
public final class JsonWriter {

    private final Utf8Buffer out;
    private final int indent;
    private final String between;
    private final String colon;

    private JsonWriter(Utf8Buffer out, int indent, String between, String colon) {
        this.out = out;
        this.indent = indent;
        this.between = between;
        this.colon = colon;
    }

    /** Four spaces a level, a member a line. */
    public static void indented(Value value, Utf8Buffer out) {
        new JsonWriter(out, 4, ",", ": ").value(value, 0);
    }

    /** In one line. */
    public static void inline(Value value, Utf8Buffer out) {
        new JsonWriter(out, 0, ", ", ": ").value(value, 0);
    }

    /** In one line without spaces. */
    public static void compact(Value value, Utf8Buffer out) {
        new JsonWriter(out, 0, ",", ":").value(value, 0);
    }

    private void value(Value value, int depth) {
        switch (value) {
            case Nothing _ -> out.append("null");
            case Flag(boolean set) -> out.append(set ? "true" : "false");
            case Whole(var number) -> out.append(number.toString());
            case Real(double number) -> out.append(number(number));
            case Text text -> string(text);
            case Foreign foreign when foreign.iso().isEmpty() -> throw Problem.general("Circular reference detected").exception();
            case Foreign foreign -> string(foreign.iso());
            case Items(var values) -> {
                out.append('[');
                Iterator<Value> items = values.iterator();
                while (items.hasNext()) {
                    line(depth + 1);
                    value(items.next(), depth + 1);
                    out.append(items.hasNext() ? between : "");
                }
                end(values.isEmpty(), depth, ']');
            }
            case Fields(var members) -> {
                out.append('{');
                Iterator<Map.Entry<String, Value>> entries = members.entrySet().iterator();
                while (entries.hasNext()) {
                    Map.Entry<String, Value> member = entries.next();
                    line(depth + 1);
                    string(member.getKey());
                    out.append(colon);
                    value(member.getValue(), depth + 1);
                    out.append(entries.hasNext() ? between : "");
                }
                end(members.isEmpty(), depth, '}');
            }
        }
    }

    private void line(int depth) {
        if (indent > 0) {
            out.append('\n').repeat(' ', indent * depth);
        }
    }

    private void end(boolean empty, int depth, char bracket) {
        if (!empty) {
            line(depth);
        }
        out.append(bracket);
    }

    private void string(CharSequence text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (next < ' ') {
                        out.append("\\u%04x".formatted((int) next));
                    } else {
                        out.append(next);
                    }
                }
            }
        }
        out.append('"');
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "NaN" : Double.isInfinite(number) ? number > 0 ? "Infinity" : "-Infinity" : Python.repr(number);
    }
}
