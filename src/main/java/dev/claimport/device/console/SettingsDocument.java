package dev.claimport.device.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.device.profile.YamlTree;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A product's configuration, as a profile writes it: JSON, which a product that reads YAML reads as well (YAML 1.2, 1.3).
 *
 * @param content with {@code ${values}} in its texts
 */
record SettingsDocument(FarFile file, YamlTree.Mapping content) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final Pattern NAMED = Pattern.compile("\\$\\{([a-z-]+)}");
    /** The template's parameters as an object, and as a text that has such an object in it. */
    private static final String PARAMETERS = "${parameters}";
    private static final String PARAMETERS_TEXT = "${parameters-text}";

    byte[] render(UnaryOperator<String> values, Map<String, String> parameters) {
        return (node(content, values, object(parameters)).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode node(YamlTree tree, UnaryOperator<String> values, ObjectNode parameters) {
        return switch (tree) {
            case YamlTree.Mapping mapping -> {
                ObjectNode object = NODES.objectNode();
                mapping.entries().forEach((key, value) -> object.set(key, node(value, values, parameters)));
                yield object;
            }
            case YamlTree.Sequence sequence -> {
                var array = NODES.arrayNode();
                sequence.items().forEach(item -> array.add(node(item, values, parameters)));
                yield array;
            }
            case YamlTree.Scalar(String text, int _) when text.equals(PARAMETERS) -> parameters;
            case YamlTree.Scalar(String text, int _) when text.equals(PARAMETERS_TEXT) -> NODES.textNode(parameters.toString());
            case YamlTree.Scalar(String text, int _) when text.equals("true") || text.equals("false") -> NODES.booleanNode(text.equals("true"));
            case YamlTree.Scalar(String text, int _) when text.equals("${port}") -> NODES.numberNode(Integer.parseInt(values.apply("port")));
            case YamlTree.Scalar(String text, int _) ->
                    NODES.textNode(NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1)))));
        };
    }

    private static ObjectNode object(Map<String, String> parameters) {
        ObjectNode object = NODES.objectNode();
        new TreeMap<>(parameters).forEach(object::put);
        return object;
    }
}
