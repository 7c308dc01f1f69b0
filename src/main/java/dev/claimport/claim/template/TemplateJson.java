package dev.claimport.claim.template;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

    /** @param place what the text is, for the message */
    static JsonNode parse(String json, String place) throws TemplateException {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node.isMissingNode()) {
                throw new TemplateException(place, "is empty");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new TemplateException(place, "not JSON: " + place(e.getLocation()) + said(e));
        }
    }

    /** Without the parser's note on where the text came from: it came from AWS IoT. */
    private static String said(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }
}
