package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A piece of a template and where it stands, so that every fault can name its place. */
record Located(JsonNode json, String place) {

    TemplateException fault(TemplateProblem kind, Object... facts) {
        return TemplateException.at(place, kind, facts);
    }

    /** The members of an object, in their order. */
    Map<String, Located> fields() throws TemplateException {
        if (!json.isObject()) {
            throw fault(TemplateProblem.NOT_AN_OBJECT, json);
        }
        Map<String, Located> fields = new LinkedHashMap<>();
        json.properties().forEach(field ->
                fields.put(field.getKey(), new Located(field.getValue(), place.isEmpty() ? field.getKey() : place + "." + field.getKey())));
        return fields;
    }

    /** The members of an object that may have no others. */
    Map<String, Located> fields(Set<String> known) throws TemplateException {
        Map<String, Located> fields = fields();
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                throw fault(TemplateProblem.KEY_UNKNOWN, name, known.stream().sorted().toList());
            }
        }
        return fields;
    }

    /** The same, where others may mean something to AWS IoT. @param doubts told of each */
    Map<String, Located> fields(Set<String> known, Consumer<Problem> doubts) throws TemplateException {
        Map<String, Located> fields = fields();
        for (String name : fields.keySet()) {
            if (!known.contains(name)) {
                doubts.accept(fault(TemplateProblem.KEY_UNKNOWN, name, known.stream().sorted().toList()).problem());
            }
        }
        return fields;
    }

    /** The items of a list. */
    List<Located> items() throws TemplateException {
        if (!json.isArray()) {
            throw fault(TemplateProblem.NOT_A_LIST, json);
        }
        List<Located> items = new ArrayList<>();
        for (int i = 0; i < json.size(); i++) {
            items.add(new Located(json.get(i), place + "[" + i + "]"));
        }
        return items;
    }

    /** The text of a string, or of a number or truth value, which are written without quotes now and then. */
    String text() throws TemplateException {
        if (!json.isValueNode() || json.isNull()) {
            throw fault(TemplateProblem.NOT_A_STRING, json);
        }
        return json.asText();
    }

    Optional<String> onlyKey() {
        return json.isObject() && json.size() == 1 ? Optional.of(json.fieldNames().next()) : Optional.empty();
    }
}
