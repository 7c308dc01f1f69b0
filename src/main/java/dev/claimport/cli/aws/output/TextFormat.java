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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code --output text}: scalars of an object in one line, separated by tabs; what is below it in lines that begin with its name. */
final class TextFormat {

    private final Utf8Buffer out;

    private TextFormat(Utf8Buffer out) {
        this.out = out;
    }

    static void write(Value value, Utf8Buffer out) {
        new TextFormat(out).value(value, Optional.empty(), Optional.empty());
    }

    /**
     * @param name of the member that this is
     * @param columns the members that this object's line has, where it is one of several
     */
    private void value(Value value, Optional<String> name, Optional<List<String>> columns) {
        switch (value) {
            case Fields(Map<String, Value> members) -> object(members, name, columns);
            case Items(List<Value> items) -> list(items, name);
            default -> line(List.of(Python.str(value)));
        }
    }

    private void list(List<Value> items, Optional<String> name) {
        if (items.stream().anyMatch(Fields.class::isInstance)) {
            items.stream().filter(item -> !(item instanceof Fields)).findFirst().ifPresent(item -> {
                throw Problem.general("'" + Python.typeName(item) + "' object has no attribute 'items'").exception();
            });
            List<String> columns = items.stream()
                    .flatMap(item -> ((Fields) item).members().entrySet().stream())
                    .filter(member -> member.getValue().isScalar()).map(Map.Entry::getKey)
                    .distinct().sorted(Python.BY_CODE_POINT).toList();
            items.forEach(item -> value(item, name, Optional.of(columns)));
        } else if (items.stream().anyMatch(Items.class::isInstance)) {
            List<Value> scalars = items.stream().filter(Value::isScalar).toList();
            if (!scalars.isEmpty()) {
                scalars(scalars, name);
            }
            items.stream().filter(item -> !item.isScalar()).forEach(item -> value(item, name, Optional.empty()));
        } else if (!items.isEmpty()) {
            scalars(items, name);
        }
    }

    private void scalars(List<Value> scalars, Optional<String> name) {
        List<CharSequence> texts = scalars.stream().map(Python::str).toList();
        if (name.isEmpty()) {
            line(texts);
        } else {
            texts.forEach(text -> line(List.of(upper(name.get()), text)));
        }
    }

    private void object(Map<String, Value> members, Optional<String> name, Optional<List<String>> columns) {
        List<CharSequence> line = new ArrayList<>();
        List<String> below = new ArrayList<>();
        List<String> sorted = members.keySet().stream().sorted(Python.BY_CODE_POINT).toList();
        if (columns.isEmpty()) {
            for (String member : sorted) {
                if (members.get(member).isScalar()) {
                    line.add(Python.str(members.get(member)));
                } else {
                    below.add(member);
                }
            }
        } else {
            columns.get().forEach(column -> line.add(Python.str(members.getOrDefault(column, Text.of("")))));
            sorted.stream().filter(member -> !columns.get().contains(member)).forEach(below::add);
        }
        if (!line.isEmpty()) {
            name.ifPresent(given -> line.addFirst(upper(given)));
            line(line);
        }
        below.forEach(member -> value(members.get(member), Optional.of(member), Optional.empty()));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private void line(List<CharSequence> texts) {
        for (int i = 0; i < texts.size(); i++) {
            out.append(i > 0 ? "\t" : "").append(texts.get(i));
        }
        out.append('\n');
    }
}
