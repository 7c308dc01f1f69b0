package dev.claimport.cli.aws.iot;

import dev.claimport.cli.aws.problem.Problem;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks parameters against the model, in the AWS CLI's words. Only least lengths are checked; patterns are left to the service. */
public final class ParameterCheck {

    private final List<String> faults = new ArrayList<>();

    private ParameterCheck() {}

    /** @throws dev.claimport.cli.aws.problem.ProblemException that names every fault */
    public static void check(Fields parameters, Shape.Structure shape, List<String> required) {
        var check = new ParameterCheck();
        for (String name : required) {
            if (!parameters.members().containsKey(name)) {
                check.faults.add("Missing required parameter in input: \"" + name + "\"");
            }
        }
        check.structure(parameters, shape, "");
        if (!check.faults.isEmpty()) {
            throw Problem.parameter("Parameter validation failed:\n" + String.join("\n", check.faults)).exception();
        }
    }

    /** What cannot be sent even unchecked. Python names what it looked for in vain. */
    public static void checkNames(Fields parameters, Shape.Structure shape, List<String> required) {
        Stream.concat(parameters.members().keySet().stream().filter(name -> !shape.members().containsKey(name)),
                required.stream().filter(name -> parameters.get(name) instanceof Value.Nothing)).findFirst().ifPresent(name -> {
                    throw Problem.general(Python.quoted(name)).exception();
                });
    }

    private void structure(Fields parameters, Shape.Structure shape, String path) {
        parameters.members().keySet().stream().filter(name -> !shape.members().containsKey(name)).forEach(name ->
                faults.add("Unknown parameter in " + (path.isEmpty() ? "input" : path.substring(1)) + ": \"" + name + "\", must be one of: "
                        + String.join(", ", shape.members().keySet())));
        parameters.members().forEach((name, value) -> {
            if (shape.members().containsKey(name)) {
                value(value, shape.members().get(name), path + "." + name);
            }
        });
    }

    private void value(Value value, Shape shape, String path) {
        switch (shape) {
            case Shape.Text(int shortest) when value instanceof Value.Text text -> {
                int length = Character.codePointCount(text, 0, text.length());
                if (length < shortest) {
                    faults.add(String.format(Locale.ROOT, "Invalid length for parameter %s, value: %d, valid min length: %d", path.substring(1), length, shortest));
                }
            }
            // Python's booleans are whole numbers, too.
            case Shape.Whole(int least) when value instanceof Value.Whole || value instanceof Value.Flag -> {
                long number = value instanceof Value.Whole(var whole) ? whole.min(java.math.BigInteger.valueOf(Long.MAX_VALUE))
                        .max(java.math.BigInteger.valueOf(Long.MIN_VALUE)).longValue() : value.isTruthy() ? 1 : 0;
                if (number < least) {
                    faults.add(String.format(Locale.ROOT, "Invalid value for parameter %s, value: %s, valid min value: %d", path.substring(1), Python.str(value), least));
                }
            }
            case Shape.Flag() when value instanceof Value.Flag -> {}
            case Shape.ListOf(Shape element) when value instanceof Items(var items) -> {
                for (int i = 0; i < items.size(); i++) {
                    value(items.get(i), element, path + "[" + i + "]");
                }
            }
            case Shape.Structure structure when value instanceof Fields fields -> structure(fields, structure, path);
            case Shape.Time() -> {}
            case Shape.Text _ -> wrongType(value, "str", path);
            case Shape.Whole _ -> wrongType(value, "int", path);
            case Shape.Flag() -> wrongType(value, "bool", path);
            case Shape.ListOf _ -> wrongType(value, "list'>, <class 'tuple", path);
            case Shape.Structure _ -> wrongType(value, "dict", path);
        }
    }

    private void wrongType(Value value, String wanted, String path) {
        faults.add("Invalid type for parameter %s, value: %s, type: <class '%s'>, valid types: <class '%s'>".formatted(
                path.substring(1), Python.str(value), Python.typeName(value), wanted));
    }
}
