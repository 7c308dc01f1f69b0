package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A piece of a template and where it stands, so that every fault can name its place. */
record Located(JsonNode json, String place) {

    TemplateException fault(String reason) {
        return new TemplateException(place, reason);
    }

    /** The members of an object, in their order. */
    Map<String, Located> fields() throws TemplateException {
        if (!json.isObject()) {
            throw fault("must be an object, not " + kind());
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
                throw fault(name + " is not known here; known are " + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return fields;
    }

    /** The items of a list. */
    List<Located> items() throws TemplateException {
        if (!json.isArray()) {
            throw fault("must be a list, not " + kind());
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
            throw fault("must be a string, not " + kind());
        }
        return json.asText();
    }

    Optional<String> onlyKey() {
        return json.isObject() && json.size() == 1 ? Optional.of(json.fieldNames().next()) : Optional.empty();
    }

    String kind() {
        return switch (json.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "null";
        };
    }
}
