package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.query.Argument.Expression;
import dev.claimport.cli.aws.query.Argument.Plain;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Flag;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The functions of the JMESPath specification, "Built-in Functions", as jmespath.py computes them. */
final class Functions {

    private static final Map<String, Built> TABLE = Map.ofEntries(
            one("abs", Functions::abs, "number"),
            one("avg", Functions::avg, "array-number"),
            one("ceil", number -> rounded(number, RoundingMode.CEILING), "number"),
            two("contains", Functions::contains, List.of("array", "string"), List.of()),
            two("ends_with", (text, end) -> Value.of(text.toString().endsWith(end.toString())), List.of("string"), List.of("string")),
            one("floor", number -> rounded(number, RoundingMode.FLOOR), "number"),
            two("join", Functions::join, List.of("string"), List.of("array-string")),
            one("keys", object -> new Items(new ArrayList<>(members(object).keySet().stream().map(Text::of).toList())), "object"),
            one("length", Functions::length, "string", "array", "object"),
            built("map", arguments -> new Items(new ArrayList<>(
                    items(arguments.get(1)).stream().map(((Expression) arguments.getFirst())::applyTo).toList())), List.of("expref"), List.of("array")),
            one("max", list -> items(list).stream().max(Interpreter::order).orElse(Value.NOTHING), "array-number", "array-string"),
            built("max_by", arguments -> best("max_by", arguments, false), List.of("array"), List.of("expref")),
            variadic("merge", Functions::merge, List.of("object")),
            one("min", list -> items(list).stream().min(Interpreter::order).orElse(Value.NOTHING), "array-number", "array-string"),
            built("min_by", arguments -> best("min_by", arguments, true), List.of("array"), List.of("expref")),
            variadic("not_null", arguments -> arguments.stream().map(Functions::value)
                    .filter(value -> !(value instanceof Nothing)).findFirst().orElse(Value.NOTHING), List.of()),
            one("reverse", Functions::reverse, "array", "string"),
            one("sort", list -> new Items(new ArrayList<>(items(list).stream().sorted(Interpreter::order).toList())), "array-string", "array-number"),
            built("sort_by", Functions::sortBy, List.of("array"), List.of("expref")),
            two("starts_with", (text, start) -> Value.of(text.toString().startsWith(start.toString())), List.of("string"), List.of("string")),
            one("sum", Functions::sum, "array-number"),
            one("to_array", value -> value instanceof Items ? value : new Items(new ArrayList<>(List.of(value)))),
            one("to_number", Functions::toNumber),
            one("to_string", value -> value instanceof Text ? value : AsciiJson.of(value)),
            one("type", value -> Text.of(Argument.typeOf(value))),
            one("values", object -> new Items(new ArrayList<>(members(object).values())), "object"));

    private Functions() {}

    static Value call(String name, List<Argument> arguments) {
        Built function = TABLE.get(name);
        if (function == null) {
            throw new QueryException("Unknown function: " + name + "()");
        }
        function.signature().check(name, arguments);
        return function.body().apply(arguments);
    }

    private record Built(FunctionSignature signature, Function<List<Argument>, Value> body) {}

    private interface OfTwo {
        Value apply(Value first, Value second);
    }

    @SafeVarargs
    private static Map.Entry<String, Built> built(String name, Function<List<Argument>, Value> body, List<String>... types) {
        return Map.entry(name, new Built(new FunctionSignature(List.of(types), false), body));
    }

    private static Map.Entry<String, Built> one(String name, Function<Value, Value> body, String... types) {
        return built(name, arguments -> body.apply(value(arguments.getFirst())), List.of(types));
    }

    private static Map.Entry<String, Built> two(String name, OfTwo body, List<String> first, List<String> second) {
        return built(name, arguments -> body.apply(value(arguments.getFirst()), value(arguments.get(1))), first, second);
    }

    private static Map.Entry<String, Built> variadic(String name, Function<List<Argument>, Value> body, List<String> types) {
        return Map.entry(name, new Built(new FunctionSignature(List.of(types), true), body));
    }

    private static Value value(Argument argument) {
        return switch (argument) {
            case Plain(Value value) -> value;
            case Expression _ -> Interpreter.UNUSED_REFERENCE;
        };
    }

    private static List<Value> items(Argument argument) {
        return items(value(argument));
    }

    private static List<Value> items(Value list) {
        return ((Items) list).values();
    }

    private static Map<String, Value> members(Value object) {
        return ((Fields) object).members();
    }

    static double real(Value number) {
        return number instanceof Whole(BigInteger whole) ? whole.doubleValue() : ((Real) number).number();
    }

    private static Value abs(Value number) {
        return number instanceof Whole(BigInteger whole) ? new Whole(whole.abs()) : new Real(Math.abs(real(number)));
    }

    private static Value sum(Value list) {
        Value sum = Whole.of(0);
        for (Value next : items(list)) {
            sum = sum instanceof Whole(BigInteger one) && next instanceof Whole(BigInteger other)
                    ? new Whole(one.add(other)) : new Real(real(sum) + real(next));
        }
        return sum;
    }

    private static Value avg(Value list) {
        return items(list).isEmpty() ? Value.NOTHING : new Real(real(sum(list)) / items(list).size());
    }

    private static Value rounded(Value number, RoundingMode mode) {
        if (number instanceof Whole) {
            return number;
        }
        double real = real(number);
        if (!Double.isFinite(real)) {
            throw new QueryException(Double.isNaN(real) ? "cannot convert float NaN to integer" : "cannot convert float infinity to integer");
        }
        return new Whole(new BigDecimal(real).setScale(0, mode).toBigInteger());
    }

    private static Value contains(Value subject, Value wanted) {
        if (subject instanceof Items(var items)) {
            return Value.of(items.contains(wanted));
        }
        if (!(wanted instanceof Text)) {
            throw new QueryException("'in <string>' requires string as left operand, not " + Python.typeName(wanted));
        }
        return Value.of(subject.toString().contains(wanted.toString()));
    }

    private static Value length(Value value) {
        return Whole.of(switch (value) {
            case Text text -> Character.codePointCount(text, 0, text.length());
            case Items(var items) -> items.size();
            default -> members(value).size();
        });
    }

    private static Value join(Value glue, Value list) {
        return Text.of(String.join(glue.toString(), items(list).stream().map(Object::toString).toList()));
    }

    private static Value merge(List<Argument> objects) {
        var merged = new Fields();
        for (Argument object : objects) {
            if (!(value(object) instanceof Fields(var members))) {
                throw new QueryException("'" + Python.typeName(value(object)) + "' object is not iterable");
            }
            merged.members().putAll(members);
        }
        return merged;
    }

    private static Value reverse(Value value) {
        return value instanceof Items(var items) ? new Items(new ArrayList<>(items.reversed()))
                : Text.of(new StringBuilder(value.toString()).reverse().toString());
    }

    private static Value toNumber(Value value) {
        return switch (value) {
            case Whole _, Real _ -> value;
            case Text text -> Python.integer(text).<Value>map(Whole::new).orElseGet(() -> Floats.read(text).<Value>map(Real::new).orElse(Value.NOTHING));
            case Nothing _, Flag _, Items _, Fields _, Value.Foreign _ -> Value.NOTHING;
        };
    }

    private static Value best(String function, List<Argument> arguments, boolean least) {
        Value best = Value.NOTHING;
        Value bestKey = Value.NOTHING;
        for (Value item : items(arguments.getFirst())) {
            Value key = key(function, (Expression) arguments.get(1), item, List.of("number", "string"));
            if (bestKey instanceof Nothing || (least ? ordered(function, key, bestKey) < 0 : ordered(function, key, bestKey) > 0)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    private static int ordered(String function, Value one, Value other) {
        if (one instanceof Text != other instanceof Text) {
            throw new QueryException("'%s' not supported between instances of '%s' and '%s'".formatted(
                    function.startsWith("min") ? "<" : ">", Python.typeName(one), Python.typeName(other)));
        }
        return Interpreter.order(one, other);
    }

    private static Value sortBy(List<Argument> arguments) {
        List<Value> items = items(arguments.getFirst());
        if (items.isEmpty()) {
            return value(arguments.getFirst());
        }
        var by = (Expression) arguments.get(1);
        String type = Argument.typeOf(by.applyTo(items.getFirst()));
        if (!type.equals("number") && !type.equals("string")) {
            throw FunctionSignature.wrongType("sort_by", Python.str(items.getFirst()), List.of("string", "number"), type);
        }
        record Keyed(Value key, Value item) {}
        return new Items(new ArrayList<>(items.stream().map(item -> new Keyed(key("sort_by", by, item, List.of(type)), item)).toList().stream()
                .sorted(Comparator.comparing(Keyed::key, Interpreter::order)).map(Keyed::item).toList()));
    }

    private static Value key(String function, Expression by, Value item, List<String> types) {
        Value key = by.applyTo(item);
        if (!types.contains(Argument.typeOf(key))) {
            throw FunctionSignature.wrongType(function, Python.str(key), types, Argument.typeOf(key));
        }
        return key;
    }
}
