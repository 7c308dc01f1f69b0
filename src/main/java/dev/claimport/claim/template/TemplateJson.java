package dev.claimport.claim.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.failure.Place;
import org.jspecify.annotations.Nullable;

/** JSON as templates may have it: no key twice, nothing behind the end, and no deeper than {@value #MAX_DEPTH} levels. */
final class TemplateJson {

    /** Deep enough for any function in any function that fits into a template in earnest; keeps recursion short. */
    static final int MAX_DEPTH = 48;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TemplateJson() {}

    /** @param place where the text stands in the template; empty for the template itself */
    static JsonNode parse(String json, String place) throws TemplateException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw TemplateException.at(place, TemplateProblem.EMPTY);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw TemplateException.of(TemplateProblem.NOT_JSON, place(place, e.getLocation()), said(e));
        }
    }

    /** Without the parser's note on where the text came from: it came from AWS IoT. */
    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    }

    /** Within a string of the template, only the string's own place is of use. */
    private static Place place(String place, @Nullable JsonLocation at) {
        return !place.isEmpty() ? new Place.Path(place) : at == null ? Place.WHOLE : new Place.Position(at.getLineNr(), at.getColumnNr());
    }
}
