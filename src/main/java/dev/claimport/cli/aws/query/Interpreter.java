package dev.claimport.cli.aws.query;

import dev.claimport.cli.aws.query.Token.Type;
import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Flag;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Nothing;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies an expression to a value. */
final class Interpreter {

    /** What no function takes; Python shows where it lies in memory. */
    static final Value UNUSED_REFERENCE = new Foreign("_Expression", "<expression>", "<expression>", "");

    private Interpreter() {}

    static Value evaluate(Node node, Value value) {
        return switch (node) {
            case Node.Identity _ -> value;
            case Node.Field(String name) -> value instanceof Fields fields ? fields.get(name) : Value.NOTHING;
            case Node.Literal(Value literal) -> literal;
            case Node.Index(BigInteger index) -> value instanceof Items(var items) ? at(items, index) : Value.NOTHING;
            case Node.Slice slice -> value instanceof Items(var items) ? new Items(cut(items, slice)) : Value.NOTHING;
            case Node.Chain(Node first, Node second) -> evaluate(second, evaluate(first, value));
            case Node.Flatten(Node list) -> flatten(evaluate(list, value));
            case Node.Projection(Node list, Node each) ->
                    evaluate(list, value) instanceof Items(var items) ? project(items, each) : Value.NOTHING;
            case Node.ValueProjection(Node object, Node each) ->
                    evaluate(object, value) instanceof Fields(var members) ? project(members.values(), each) : Value.NOTHING;
            case Node.FilterProjection(Node list, Node each, Node condition) -> evaluate(list, value) instanceof Items(var items)
                    ? project(items.stream().filter(item -> !isFalse(evaluate(condition, item))).toList(), each) : Value.NOTHING;
            case Node.Or(Node left, Node right) -> {
                Value found = evaluate(left, value);
                yield isFalse(found) ? evaluate(right, value) : found;
            }
            case Node.And(Node left, Node right) -> {
                Value found = evaluate(left, value);
                yield isFalse(found) ? found : evaluate(right, value);
            }
            case Node.Not(Node negated) -> switch (evaluate(negated, value)) {
                case Whole _, Real _ -> Value.FALSE;
                case Value found -> Value.of(!found.isTruthy());
            };
            case Node.Comparison(Type operator, Node left, Node right) -> compare(operator, evaluate(left, value), evaluate(right, value));
            case Node.Call(String function, List<Node> arguments) ->
                    Functions.call(function, arguments.stream().map(argument -> argument(argument, value)).toList());
            case Node.Reference _ -> UNUSED_REFERENCE;
            case Node.MultiList(List<Node> elements) -> value instanceof Nothing
                    ? value : new Items(new ArrayList<>(elements.stream().map(element -> evaluate(element, value)).toList()));
            case Node.MultiObject(var members) -> value instanceof Nothing ? value : object(members, value);
        };
    }

    private static Argument argument(Node node, Value value) {
        return node instanceof Node.Reference(Node expression) ? new Argument.Expression(expression) : new Argument.Plain(evaluate(node, value));
    }

    private static Value at(List<Value> items, BigInteger index) {
        BigInteger position = index.signum() < 0 ? index.add(BigInteger.valueOf(items.size())) : index;
        return position.signum() >= 0 && position.compareTo(BigInteger.valueOf(items.size())) < 0
                ? items.get(position.intValueExact()) : Value.NOTHING;
    }

    private static List<Value> cut(List<Value> items, Node.Slice slice) {
        BigInteger step = slice.step().orElse(BigInteger.ONE);
        if (step.signum() == 0) {
            throw new QueryException("slice step cannot be zero");
        }
        boolean forward = step.signum() > 0;
        int lowest = forward ? 0 : -1;
        int highest = forward ? items.size() : items.size() - 1;
        long by = step.min(BigInteger.valueOf(Integer.MAX_VALUE)).max(BigInteger.valueOf(-Integer.MAX_VALUE)).longValueExact();
        int start = bound(slice.start(), items.size(), lowest, highest).orElse(forward ? lowest : highest);
        int stop = bound(slice.stop(), items.size(), lowest, highest).orElse(forward ? highest : lowest);
        List<Value> cut = new ArrayList<>();
        for (long i = start; forward ? i < stop : i > stop; i += by) {
            cut.add(items.get((int) i));
        }
        return cut;
    }

    private static Optional<Integer> bound(Optional<BigInteger> given, int size, int lowest, int highest) {
        return given.map(bound -> (bound.signum() < 0 ? bound.add(BigInteger.valueOf(size)) : bound)
                .max(BigInteger.valueOf(lowest)).min(BigInteger.valueOf(highest)).intValueExact());
    }

    private static Value flatten(Value list) {
        if (!(list instanceof Items(var items))) {
            return Value.NOTHING;
        }
        List<Value> flat = new ArrayList<>();
        for (Value item : items) {
            if (item instanceof Items(var inner)) {
                flat.addAll(inner);
            } else {
                flat.add(item);
            }
        }
        return new Items(flat);
    }

    private static Value project(Collection<Value> values, Node each) {
        List<Value> projected = new ArrayList<>();
        for (Value next : values) {
            Value found = evaluate(each, next);
            if (!(found instanceof Nothing)) {
                projected.add(found);
            }
        }
        return new Items(projected);
    }

    private static Value object(List<Map.Entry<String, Node>> members, Value value) {
        var object = new Fields();
        members.forEach(member -> object.with(member.getKey(), evaluate(member.getValue(), value)));
        return object;
    }

    private static Value compare(Type operator, Value left, Value right) {
        return switch (operator) {
            case EQ -> Value.of(left.equals(right));
            case NE -> Value.of(!left.equals(right));
            default -> {
                if (!isOrdered(left) || !isOrdered(right)) {
                    yield Value.NOTHING;
                }
                if (left instanceof Text != right instanceof Text) {
                    throw new QueryException("'%s' not supported between instances of '%s' and '%s'".formatted(
                            sign(operator), Python.typeName(left), Python.typeName(right)));
                }
                if (isNaN(left) || isNaN(right)) {
                    yield Value.FALSE;
                }
                int order = order(left, right);
                yield Value.of(switch (operator) {
                    case LT -> order < 0;
                    case LTE -> order <= 0;
                    case GT -> order > 0;
                    default -> order >= 0;
                });
            }
        };
    }

    private static String sign(Type operator) {
        return switch (operator) {
            case LT -> "<";
            case LTE -> "<=";
            case GT -> ">";
            default -> ">=";
        };
    }

    private static boolean isOrdered(Value value) {
        return value instanceof Text || value instanceof Whole || value instanceof Real;
    }

    private static boolean isNaN(Value value) {
        return value instanceof Real(double number) && Double.isNaN(number);
    }

    /** Of two numbers or two texts. */
    static int order(Value left, Value right) {
        return left instanceof Text one && right instanceof Text other
                ? Python.BY_CODE_POINT.compare(one, other) : exact(left) != null && exact(right) != null
                        ? exact(left).compareTo(exact(right)) : Double.compare(Functions.real(left), Functions.real(right));
    }

    private static @Nullable BigDecimal exact(Value number) {
        return switch (number) {
            case Whole(var whole) -> new BigDecimal(whole);
            case Real(double real) when Double.isFinite(real) -> new BigDecimal(real);
            default -> null;
        };
    }

    /** False in JMESPath: nothing, false itself and everything empty; zero is not. */
    static boolean isFalse(Value value) {
        return switch (value) {
            case Nothing _ -> true;
            case Flag(boolean set) -> !set;
            case Text _, Items _, Fields _ -> !value.isTruthy();
            case Whole _, Real _, Foreign _ -> false;
        };
    }
}
