package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One evaluation of a template: gives its expressions their values. Used once, by one thread. */
final class Evaluation {

    /** How many characters and values one evaluation may make in all: a template is small, but functions multiply. */
    static final int MOST = 262_144;

    private final Map<String, String> values;
    private final JsonNode mappings;
    private int made;

    /**
     * @param values of parameters and pseudo-parameters
     * @param mappings map, key, second key, value
     */
    Evaluation(Map<String, String> values, JsonNode mappings) {
        this.values = values;
        this.mappings = mappings;
    }

    /** A value that must be a string; numbers and truth values are taken as they are written. */
    String text(Expression expression) throws TemplateException {
        JsonNode value = value(expression);
        return new Located(value, expression.place()).text();
    }

    /** A value that must be a list of strings. */
    List<String> texts(Expression expression) throws TemplateException {
        JsonNode value = value(expression);
        List<String> texts = new ArrayList<>();
        for (Located item : new Located(value, expression.place()).items()) {
            texts.add(item.text());
        }
        return texts;
    }

    /** A value that must be an object of strings. */
    Map<String, String> table(Expression expression) throws TemplateException {
        Map<String, String> table = new LinkedHashMap<>();
        for (Map.Entry<String, Located> field : new Located(value(expression), expression.place()).fields().entrySet()) {
            table.put(field.getKey(), field.getValue().text());
        }
        return table;
    }

    JsonNode value(Expression expression) throws TemplateException {
        return switch (expression) {
            case Expression.Literal literal -> spend(literal, literal.value());
            case Expression.Items items -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (Expression item : items.items()) {
                    list.add(value(item));
                }
                yield spend(items, list);
            }
            case Expression.Fields fields -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, Expression> field : fields.fields().entrySet()) {
                    object.set(field.getKey(), value(field.getValue()));
                }
                yield spend(fields, object);
            }
            case Expression.Ref ref -> spend(ref, TextNode.valueOf(parameter(ref)));
            case Expression.Join join -> spend(join, TextNode.valueOf(join(join)));
            case Expression.Select select -> select(select);
            case Expression.FindInMap find -> spend(find, findInMap(find));
            case Expression.Split split -> spend(split, split(text(split.delimiter()), text(split.source()), split));
            case Expression.Sub sub -> {
                StringBuilder text = new StringBuilder();
                for (Expression part : sub.parts()) {
                    text.append(text(part));
                }
                yield spend(sub, TextNode.valueOf(text.toString()));
            }
        };
    }

    private String parameter(Expression.Ref ref) throws TemplateException {
        String value = values.get(ref.name());
        if (value == null) {
            throw TemplateException.at(ref.place(), ref.name().startsWith(ExpressionReader.PSEUDO_PREFIX)
                    ? TemplateProblem.PSEUDO_PARAMETER_MISSING : TemplateProblem.PARAMETERS_MISSING, ref.name());
        }
        return value;
    }

    private String join(Expression.Join join) throws TemplateException {
        String delimiter = text(join.delimiter());
        List<String> values = texts(join.values());
        // The values were counted when they were made; what stands between them was not, and may be more than fits anywhere.
        limit(join, (long) delimiter.length() * values.size());
        return String.join(delimiter, values);
    }

    private JsonNode select(Expression.Select select) throws TemplateException {
        String written = text(select.index());
        List<Located> items = new Located(value(select.list()), select.place()).items();
        if (!written.matches("[0-9]{1,6}") || Integer.parseInt(written) >= items.size()) {
            throw TemplateException.at(select.place(), TemplateProblem.ITEM_MISSING, written, items.size());
        }
        JsonNode item = items.get(Integer.parseInt(written)).json();
        if (item.isNull()) {
            throw TemplateException.at(select.place(), TemplateProblem.ITEM_NULL, written);
        }
        return item;
    }

    private JsonNode findInMap(Expression.FindInMap find) throws TemplateException {
        String map = text(find.map());
        String first = text(find.topLevelKey());
        String second = text(find.secondLevelKey());
        if (!mappings.path(map).isObject()) {
            throw TemplateException.at(find.place(), TemplateProblem.MAPPING_MISSING, "Mappings", map);
        }
        if (!mappings.path(map).path(first).isObject()) {
            throw TemplateException.at(find.place(), TemplateProblem.MAPPING_MISSING, "Mappings." + map, first);
        }
        JsonNode found = mappings.path(map).path(first).path(second);
        if (found.isMissingNode()) {
            throw TemplateException.at(find.place(), TemplateProblem.MAPPING_MISSING, "Mappings." + map + "." + first, second);
        }
        return found;
    }

    private ArrayNode split(String delimiter, String source, Expression.Split split) throws TemplateException {
        if (delimiter.isEmpty()) {
            throw TemplateException.at(split.place(), TemplateProblem.DELIMITER_EMPTY);
        }
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        int from = 0;
        for (int at = source.indexOf(delimiter); at >= 0; at = source.indexOf(delimiter, from)) {
            pieces.add(source.substring(from, at));
            from = at + delimiter.length();
        }
        return pieces.add(source.substring(from));
    }

    private <N extends JsonNode> N spend(Expression expression, N value) throws TemplateException {
        int size = 1 + (value.isTextual() ? value.textValue().length() : value.size());
        limit(expression, size);
        made += size;
        return value;
    }

    private void limit(Expression expression, long more) throws TemplateException {
        if (made + more > MOST) {
            throw TemplateException.at(expression.place(), TemplateProblem.TOO_MUCH, MOST);
        }
    }
}
