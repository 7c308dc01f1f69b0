package dev.claimport.practice.cloud.hook;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.claimport.practice.cloud.registry.Hook;
import dev.claimport.practice.cloud.registry.HookProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a hook answers: {@code {"allowProvisioning": true, "parameterOverrides": {"Key": "value"}}}. */
final class HookAnswer {

    private static final int MAX_DEPTH = 20;

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private HookAnswer() {}

    /** @throws Hook.FailedException for what AWS IoT would not understand */
    static Hook.Answer read(byte[] printed) throws Hook.FailedException {
        String text = new String(printed, StandardCharsets.UTF_8).strip();
        JsonNode answer;
        try {
            answer = JSON.readTree(printed);
        } catch (IOException _) {
            throw new Hook.FailedException(HookProblem.PRINTS_NO_JSON.problem(text));
        }
        JsonNode allows = answer == null ? null : answer.get("allowProvisioning");
        if (allows == null || !allows.isBoolean()) {
            throw new Hook.FailedException(HookProblem.PRINTS_NO_ANSWER.problem(text));
        }
        return new Hook.Answer(allows.booleanValue(), overrides(answer.path("parameterOverrides"), text));
    }

    private static Map<String, String> overrides(JsonNode overrides, String text) throws Hook.FailedException {
        Map<String, String> values = new LinkedHashMap<>();
        boolean absent = overrides.isMissingNode() || overrides.isNull();
        for (Map.Entry<String, JsonNode> override : overrides.properties()) {
            if (override.getValue().isTextual()) {
                values.put(override.getKey(), override.getValue().textValue());
            }
        }
        if (!absent && (!overrides.isObject() || values.size() != overrides.size())) {
            throw new Hook.FailedException(HookProblem.OVERRIDES_WRONG.problem(text));
        }
        return values;
    }
}
