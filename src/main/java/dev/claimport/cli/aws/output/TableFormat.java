package dev.claimport.cli.aws.output;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Utf8Buffer;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code --output table}: sorts out which parts of a result become which sections. */
final class TableFormat {

    private final List<TableSection> sections = new ArrayList<>();

    private TableFormat() {}

    /** @param width beyond which a table stands on its side */
    static void write(String title, Value value, int width, Colours colours, Utf8Buffer out) {
        var table = new TableFormat();
        if (value.isTruthy()) {
            table.section(title, 0);
            table.content(title, value, 0);
            new TablePrinter(out, colours).print(table.sections, width);
        }
    }

    private void section(String title, int level) {
        sections.add(new TableSection(title, level));
    }

    private TableSection current() {
        return sections.getLast();
    }

    private void content(String title, Value value, int level) {
        switch (value) {
            case Items(List<Value> items) when items.getFirst() instanceof Fields -> objects(title, items, level);
            case Items(List<Value> items) -> items.forEach(item -> row(item));
            case Fields(Map<String, Value> members) -> object(members, level);
            default -> {}
        }
    }

    private void row(Value item) {
        switch (item) {
            case Items(List<Value> values) when values.stream().allMatch(Value::isScalar) -> current().row(values);
            case Items(List<Value> values) -> content("", new Items(values), 0);
            // Python sees the names when it goes through an object.
            case Fields(Map<String, Value> members) -> current().row(members.keySet().stream().<Value>map(Text::of).toList());
            default -> current().row(List.of(item));
        }
    }

    private void below(String name, Value value, int level) {
        if (value.isTruthy()) {
            section(name, level);
            content(name, value, level);
        }
    }

    private void object(Map<String, Value> members, int level) {
        List<String> headers = sorted(members, true);
        if (headers.size() == 1) {
            current().row(List.of(Text.of(headers.getFirst()), members.get(headers.getFirst())));
        } else if (!headers.isEmpty()) {
            current().header(headers);
            current().row(headers.stream().map(members::get).toList());
        }
        sorted(members, false).forEach(name -> below(name, members.get(name), level + 1));
    }

    private void objects(String title, List<Value> items, int level) {
        List<Map<String, Value>> objects = items.stream().map(TableFormat::members).toList();
        List<String> headers = objects.stream().flatMap(object -> sorted(object, true).stream()).distinct().sorted(Python.BY_CODE_POINT).toList();
        List<String> more = objects.stream().flatMap(object -> sorted(object, false).stream()).distinct().sorted(Python.BY_CODE_POINT).toList();
        current().header(headers);
        boolean first = true;
        for (Map<String, Value> object : objects) {
            if (!first && !more.isEmpty()) {
                section(title, level);
                current().header(headers);
            }
            first = false;
            current().row(headers.stream().map(header -> object.getOrDefault(header, Text.of(""))).toList());
            more.stream().filter(object::containsKey).forEach(name -> below(name, object.get(name), level + 1));
        }
    }

    /** What is no object where others are has no columns: Python says so, in the words for the first thing that it tries. */
    private static Map<String, Value> members(Value item) {
        return switch (item) {
            case Fields(var members) -> members;
            case Text text when !text.isEmpty() -> throw Problem.general("string indices must be integers, not 'str'").exception();
            case Items(var values) when !values.isEmpty() ->
                    throw Problem.general("list indices must be integers or slices, not " + Python.typeName(values.getFirst())).exception();
            case Text _, Items _ -> throw Problem.general("'" + Python.typeName(item) + "' object has no attribute 'get'").exception();
            default -> throw Problem.general("'" + Python.typeName(item) + "' object is not iterable").exception();
        };
    }

    private static List<String> sorted(Map<String, Value> members, boolean scalars) {
        return members.entrySet().stream().filter(member -> member.getValue().isScalar() == scalars)
                .map(Map.Entry::getKey).sorted(Python.BY_CODE_POINT).toList();
    }
}
