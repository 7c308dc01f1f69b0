package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.query.Argument.Plain;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Items;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a function takes.
 *
 * @param parameters of each the types that may stand there, all if there are none; {@code array-number} is an array of numbers
 * @param variadic the last parameter may be repeated
 */
record FunctionSignature(List<List<String>> parameters, boolean variadic) {

    void check(String function, List<Argument> arguments) {
        int expected = parameters.size();
        if (variadic ? arguments.size() < expected : arguments.size() != expected) {
            throw new QueryException(String.format(Locale.ROOT, "Expected %s%d %s for function %s(), received %d",
                    variadic ? "at least " : "", expected, expected == 1 ? "argument" : "arguments", function, arguments.size()));
        }
        for (int i = 0; i < expected; i++) {
            if (!parameters.get(i).isEmpty()) {
                check(function, arguments.get(i), parameters.get(i));
            }
        }
    }

    private static void check(String function, Argument argument, List<String> types) {
        if (types.stream().noneMatch(type -> type.split("-", 2)[0].equals(argument.type()))) {
            throw wrongType(function, argument.shown(), types, argument.type());
        }
        List<String> elements = types.stream().filter(type -> type.contains("-")).map(type -> type.split("-", 2)[1]).toList();
        if (!elements.isEmpty() && argument instanceof Plain(Items(List<Value> items)) && !items.isEmpty()) {
            String first = Argument.typeOf(items.getFirst());
            String wanted = elements.size() == 1 ? elements.getFirst() : elements.contains(first) ? first : "";
            items.stream().filter(item -> !Argument.typeOf(item).equals(wanted)).findFirst().ifPresent(item -> {
                throw wrongType(function, Python.str(item), types, Python.typeName(item));
            });
        }
    }

    static QueryException wrongType(String function, CharSequence value, List<String> types, String actual) {
        return new QueryException("In function %s(), invalid type for value: %s, expected one of: %s, received: \"%s\"".formatted(
                function, value, types.stream().map(type -> "'" + type + "'").collect(Collectors.joining(", ", "[", "]")), actual));
    }
}
