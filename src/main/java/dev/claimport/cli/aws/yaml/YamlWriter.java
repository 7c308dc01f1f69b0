package dev.claimport.cli.aws.yaml;

import dev.claimport.cli.aws.json.JsonWriter;
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
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a document in block style with sorted keys, as the AWS CLI's {@code --output yaml} does. */
public final class YamlWriter {

    private static final int STEP = 2;
    /** In bytes, as libyaml has it. */
    private static final int LONGEST_SIMPLE_KEY = 128;
    /** What stands for itself: written before it gets an anchor's number. */
    private static final int UNNAMED = 0;

    private final Emitter out;
    private final Map<Value, Integer> repeated = new IdentityHashMap<>();
    private int anchors;

    private YamlWriter(Utf8Buffer out) {
        this.out = new Emitter(out);
    }

    /** A scalar alone is written as JSON: YAML would add a document end. */
    public static void write(Value value, Utf8Buffer out) {
        if (value.isScalar()) {
            JsonWriter.inline(value, out);
            out.append('\n');
            return;
        }
        var writer = new YamlWriter(out);
        writer.count(value, new IdentityHashMap<>());
        writer.node(value, -STEP, false);
        writer.out.lineBreak();
    }

    /** Lists and objects that occur more than once are written once, under an anchor. */
    private void count(Value value, Map<Value, Boolean> seen) {
        if (value.isScalar()) {
            return;
        }
        if (seen.put(value, true) != null) {
            repeated.put(value, UNNAMED);
            return;
        }
        switch (value) {
            case Items(List<Value> values) -> values.forEach(item -> count(item, seen));
            case Fields(Map<String, Value> members) -> members.values().forEach(member -> count(member, seen));
            default -> {}
        }
    }

    private void node(Value value, int indent, boolean inObject) {
        Integer anchor = repeated.get(value);
        if (anchor != null && anchor != UNNAMED) {
            out.indicator(String.format(Locale.ROOT, "*id%03d", anchor), true, false);
            return;
        }
        if (anchor != null) {
            repeated.put(value, ++anchors);
            out.indicator(String.format(Locale.ROOT, "&id%03d", anchors), true, false);
        }
        switch (value) {
            case Items(List<Value> values) when values.isEmpty() -> out.indicator("[]", true, false);
            case Fields(Map<String, Value> members) when members.isEmpty() -> out.indicator("{}", true, false);
            case Items(List<Value> values) -> {
                int inner = inObject && !out.atIndention() ? Math.max(indent, 0) : indent + STEP;
                for (Value item : values) {
                    out.indent(inner);
                    out.indicator("-", true, true);
                    node(item, inner, false);
                }
            }
            case Fields(Map<String, Value> members) -> members.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(Python.BY_CODE_POINT)).forEach(member -> {
                        out.indent(indent + STEP);
                        if (isSimple(member.getKey())) {
                            out.text(member.getKey(), indent + 2 * STEP, true);
                            out.indicator(":", false, false);
                        } else {
                            out.indicator("?", true, true);
                            out.text(member.getKey(), indent + 2 * STEP, false);
                            out.indent(indent + STEP);
                            out.indicator(":", true, true);
                        }
                        node(member.getValue(), indent + STEP, true);
                    });
            case Text text -> out.text(text, indent + STEP, false);
            case Nothing _ -> out.plain("null", indent, false);
            case Flag(boolean set) -> out.plain(set ? "true" : "false", indent, false);
            case Whole(var number) -> out.plain(number.toString(), indent, false);
            case Real(double number) -> out.plain(number(number), indent, false);
            case Foreign foreign -> out.plain(foreign.plain(), indent, false);
        }
    }

    /** A key of one line that is not too long stands before its value; others are marked. */
    private static boolean isSimple(String key) {
        return key.chars().noneMatch(next -> ScalarStyle.isBreak((char) next)) && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SIMPLE_KEY;
    }

    private static String number(double number) {
        return Double.isNaN(number) ? ".nan" : Double.isInfinite(number) ? number > 0 ? ".inf" : "-.inf" : Python.repr(number);
    }
}
