package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.claimport.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads values and the intrinsic functions in them, and finds what is wrong with their form before anybody supplies
 * parameters (developer guide, "Intrinsic functions"; {@code Fn::Sub} as in the CloudFormation user guide).
 */
final class ExpressionReader {

    /** The service's own parameters start with this; they need no declaration, and nobody else supplies them. */
    static final String PSEUDO_PREFIX = "AWS::IoT::";

    private static final Set<String> FUNCTIONS = Set.of("Fn::Join", "Fn::Select", "Fn::FindInMap", "Fn::Split", "Fn::Sub");

    /** Of the variables in policies, which AWS IoT puts in when somebody connects (developer guide, "AWS IoT Core policy variables"). */
    private static final String POLICY_VARIABLE = "iot:";

    private final Set<String> parameters;
    private final Consumer<Problem> doubts;

    /**
     * @param parameters the declared names
     * @param doubts told of what AWS IoT may understand otherwise than it is read here
     */
    ExpressionReader(Set<String> parameters, Consumer<Problem> doubts) {
        this.parameters = parameters;
        this.doubts = doubts;
    }

    Expression read(Located at) throws TemplateException {
        if (at.json().isArray()) {
            List<Expression> items = new ArrayList<>();
            for (Located item : at.items()) {
                items.add(read(item));
            }
            return new Expression.Items(at.place(), items);
        }
        if (!at.json().isObject()) {
            return new Expression.Literal(at.place(), at.json());
        }
        Map<String, Located> fields = at.fields();
        for (Map.Entry<String, Located> field : fields.entrySet()) {
            if (isFunction(field.getKey())) {
                if (fields.size() > 1) {
                    throw at.fault(TemplateProblem.FUNCTION_NOT_ALONE, field.getKey());
                }
                return function(at.place(), field.getKey(), new Located(field.getValue().json(), at.place()));
            }
        }
        Map<String, Expression> read = new LinkedHashMap<>();
        for (Map.Entry<String, Located> field : fields.entrySet()) {
            read.put(field.getKey(), read(field.getValue()));
        }
        return new Expression.Fields(at.place(), read);
    }

    /** Whether an object with this key is a function call, or means to be one. */
    static boolean isFunction(String key) {
        return key.equals("Ref") || key.startsWith("Fn:");
    }

    private Expression function(String place, String name, Located argument) throws TemplateException {
        return switch (name) {
            case "Ref" -> {
                if (!argument.json().isTextual()) {
                    throw argument.fault(TemplateProblem.REF_NOT_A_NAME, argument.json());
                }
                yield ref(place, "Ref", argument.json().textValue());
            }
            case "Fn::Join" -> {
                List<Located> arguments = arguments(name, argument, "[delimiter, [values]]", 2);
                yield new Expression.Join(place, string(name, arguments.get(0)), list(name, arguments.get(1)));
            }
            case "Fn::Select" -> {
                List<Located> arguments = arguments(name, argument, "[index, [values]]", 2);
                yield new Expression.Select(place, string(name, arguments.get(0)), list(name, arguments.get(1)));
            }
            case "Fn::FindInMap" -> {
                List<Located> arguments = arguments(name, argument, "[map, key, second key]", 3);
                yield new Expression.FindInMap(place, string(name, arguments.get(0)), string(name, arguments.get(1)),
                        string(name, arguments.get(2)));
            }
            case "Fn::Split" -> {
                List<Located> arguments = arguments(name, argument, "[delimiter, string]", 2);
                Expression delimiter = string(name, arguments.get(0));
                if (delimiter instanceof Expression.Literal literal && literal.value().asText().isEmpty()) {
                    throw argument.fault(TemplateProblem.DELIMITER_EMPTY);
                }
                yield new Expression.Split(place, delimiter, string(name, arguments.get(1)));
            }
            case "Fn::Sub" -> sub(place, argument);
            default -> throw unknown(name, argument);
        };
    }

    private static TemplateException unknown(String name, Located at) {
        String twoColons = "Fn::" + name.substring(name.startsWith("Fn::") ? 4 : 3);
        return FUNCTIONS.contains(twoColons)
                ? at.fault(TemplateProblem.FUNCTION_MISSPELT, name, twoColons)
                : at.fault(TemplateProblem.FUNCTION_UNKNOWN, name, Stream.concat(Stream.of("Ref"), FUNCTIONS.stream().sorted()).toList());
    }

    private Expression ref(String place, String function, String name) throws TemplateException {
        if (name.startsWith(PSEUDO_PREFIX) || parameters.contains(name)) {
            return new Expression.Ref(place, name);
        }
        throw TemplateException.at(place, TemplateProblem.PARAMETER_UNDECLARED, function, name);
    }

    private static List<Located> arguments(String name, Located argument, String form, int count) throws TemplateException {
        if (!argument.json().isArray() || argument.json().size() != count) {
            throw argument.fault(TemplateProblem.FUNCTION_FORM, name, form);
        }
        return argument.items();
    }

    private Expression string(String function, Located at) throws TemplateException {
        Expression read = read(at);
        boolean never = switch (read) {
            case Expression.Items _, Expression.Fields _, Expression.Split _ -> true;
            case Expression.Literal literal -> literal.value().isNull();
            default -> false;
        };
        if (never) {
            throw at.fault(TemplateProblem.ARGUMENT_NOT_A_STRING, function, at.json());
        }
        return read;
    }

    private Expression list(String function, Located at) throws TemplateException {
        Expression read = read(at);
        boolean never = switch (read) {
            case Expression.Literal _, Expression.Fields _, Expression.Ref _, Expression.Join _, Expression.Sub _ -> true;
            default -> false;
        };
        if (never) {
            throw at.fault(TemplateProblem.ARGUMENT_NOT_A_LIST, function, at.json());
        }
        return read;
    }

    private Expression sub(String place, Located argument) throws TemplateException {
        if (argument.json().isTextual()) {
            return new Expression.Sub(place, parts(place, argument.json().textValue(), Map.of()));
        }
        if (!argument.json().isArray() || argument.json().size() != 2 || !argument.json().get(0).isTextual()
                || !argument.json().get(1).isObject()) {
            throw argument.fault(TemplateProblem.SUB_FORM);
        }
        Map<String, Expression> variables = new LinkedHashMap<>();
        for (Map.Entry<String, Located> variable : argument.items().get(1).fields().entrySet()) {
            variables.put(variable.getKey(), string("Fn::Sub", variable.getValue()));
        }
        return new Expression.Sub(place, parts(place, argument.json().get(0).textValue(), variables));
    }

    /** Cuts at every {@code ${…}}; {@code ${!text}} stands for {@code ${text}} itself. */
    private List<Expression> parts(String place, String text, Map<String, Expression> variables) throws TemplateException {
        List<Expression> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw TemplateException.at(place, TemplateProblem.SUB_UNCLOSED);
            }
            parts.add(literal(place, text.substring(from, open)));
            String name = text.substring(open + 2, close).strip();
            if (name.startsWith(POLICY_VARIABLE) && !variables.containsKey(name)) {
                doubts.accept(TemplateException.at(place, TemplateProblem.POLICY_VARIABLE_IN_SUB, name).problem());
                parts.add(literal(place, text.substring(open, close + 1)));
            } else if (name.startsWith("!")) {
                parts.add(literal(place, "${" + text.substring(text.indexOf('!', open) + 1, close + 1)));
            } else {
                parts.add(variables.containsKey(name) ? variables.get(name) : ref(place, "Fn::Sub", name));
            }
            from = close + 1;
        }
        parts.add(literal(place, text.substring(from)));
        return parts;
    }

    private static Expression literal(String place, String text) {
        return new Expression.Literal(place, TextNode.valueOf(text));
    }
}
