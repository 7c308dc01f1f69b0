package dev.claimport.cli.aws.yaml;

import dev.claimport.cli.aws.value.Python;
import dev.claimport.cli.aws.value.Value;
import dev.claimport.cli.aws.value.Value.Fields;
import dev.claimport.cli.aws.value.Value.Foreign;
import dev.claimport.cli.aws.value.Value.Items;
import dev.claimport.cli.aws.value.Value.Real;
import dev.claimport.cli.aws.value.Value.Text;
import dev.claimport.cli.aws.value.Value.Whole;
import dev.claimport.text.YamlNodes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one document; SnakeYAML knows the syntax, what a plain scalar means is YAML 1.2's. */
public final class YamlReader {

    /** Stands before the name of a member whose key is not a text, which no parameter may be called. */
    public static final char NOT_A_NAME = '\0';

    private static final int DEEPEST = 100;
    /** Of a plain {@code =}, for which ruamel.yaml has no type, like the merge key where nothing is merged. */
    private static final Tag DEFAULT_VALUE = new Tag(Tag.PREFIX + "value");

    /** What {@code !!bool} takes, whatever a plain scalar means. */
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    private YamlReader() {}

    /** @throws YamlException when it is not exactly one document, or has a key twice */
    public static Value read(CharSequence document) throws YamlException {
        try {
            var options = new LoaderOptions();
            options.setNestingDepthLimit(DEEPEST);
            Optional<Node> root = YamlNodes.compose(document.toString(), options, new Plain());
            return root.isEmpty() ? Value.NOTHING : value(root.get(), 0);
        } catch (YAMLException e) {
            throw new YamlException(e.getMessage());
        }
    }

    /** Leaves to a plain scalar the tag of a string, whatever it looks like; {@link Resolver} looks. */
    private static final class Plain extends org.yaml.snakeyaml.resolver.Resolver {

        @Override
        public Tag resolve(NodeId kind, String value, boolean implicit) {
            if (kind != NodeId.scalar || !implicit) {
                return super.resolve(kind, value, implicit);
            }
            return switch (Resolver.kind(value)) {
                case BOOL -> Tag.BOOL;
                case FLOAT -> Tag.FLOAT;
                case INT -> Tag.INT;
                case MERGE -> Tag.MERGE;
                case NULL -> Tag.NULL;
                case TIMESTAMP -> Tag.TIMESTAMP;
                case VALUE -> DEFAULT_VALUE;
                case STRING -> Tag.STR;
            };
        }
    }

    private static Value value(Node node, int depth) throws YamlException {
        if (depth > DEEPEST) {
            throw new YamlException("nested too deeply");
        }
        return switch (node) {
            case SequenceNode list -> {
                List<Value> items = new ArrayList<>();
                for (Node item : list.getValue()) {
                    items.add(value(item, depth + 1));
                }
                yield new Items(items);
            }
            case MappingNode set when set.getTag().equals(Tag.SET) -> set(set, depth);
            case MappingNode object -> object(object, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new YamlException("a node of no known kind");
        };
    }

    private static Fields object(MappingNode node, int depth) throws YamlException {
        var merged = new Fields();
        var object = new Fields();
        for (NodeTuple tuple : node.getValue()) {
            Node key = tuple.getKeyNode();
            if (key.getTag().equals(Tag.MERGE)) {
                merge(value(tuple.getValueNode(), depth + 1), merged);
                continue;
            }
            Value name = value(key, depth + 1);
            if (name instanceof Fields) {
                throw new YamlException("found an unhashable key");
            }
            String member = name instanceof Text ? name.toString() : NOT_A_NAME + Python.repr(name);
            if (object.members().put(member, value(tuple.getValueNode(), depth + 1)) != null) {
                throw new YamlException("a key twice");
            }
        }
        merged.members().forEach(object.members()::putIfAbsent);
        return object;
    }

    /** Python's set, which has no order; as many as one element are shown as Python does. */
    private static Foreign set(MappingNode node, int depth) throws YamlException {
        String elements = String.join(", ", object(node, depth).members().keySet().stream().map(Python::quoted).toList());
        String shown = elements.isEmpty() ? "set()" : "{" + elements + "}";
        return new Foreign("set", shown, shown, "");
    }

    private static void merge(Value from, Fields into) throws YamlException {
        switch (from) {
            case Fields(var members) -> members.forEach(into.members()::putIfAbsent);
            case Items(var items) -> {
                for (Value item : items) {
                    merge(item, into);
                }
            }
            default -> throw new YamlException("expected a mapping for merging");
        }
    }

    private static Value scalar(ScalarNode node) throws YamlException {
        String text = node.getValue();
        Tag tag = node.getTag();
        try {
            if (tag.equals(Tag.NULL)) {
                return Value.NOTHING;
            } else if (tag.equals(Tag.BOOL)) {
                return Value.of(TRUE.contains(text.toLowerCase(Locale.ROOT)));
            } else if (tag.equals(Tag.INT)) {
                return new Whole(integer(text));
            } else if (tag.equals(Tag.FLOAT)) {
                return new Real(real(text));
            } else if (tag.equals(Tag.TIMESTAMP)) {
                return PointInTime.of(text);
            } else if (tag.equals(Tag.BINARY)) {
                String bytes = Python.quoted(Base64.getMimeDecoder().decode(text));
                return new Foreign("bytes", bytes, bytes, bytes);
            } else if (tag.equals(Tag.STR)) {
                return Text.of(text);
            }
        } catch (IllegalArgumentException e) {
            throw new YamlException(e.getMessage());
        }
        throw new YamlException("could not determine a constructor for the tag " + tag);
    }

    private static BigInteger integer(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        boolean negative = digits.startsWith("-");
        digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 10;
        BigInteger number = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
        return negative ? number.negate() : number;
    }

    private static double real(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        return switch (digits) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> Double.parseDouble(digits);
        };
    }
}
