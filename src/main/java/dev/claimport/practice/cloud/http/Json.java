package dev.claimport.practice.cloud.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** JSON as the AWS services write and read it. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /** Maps, lists, texts, numbers and truth values as JSON. Not for secrets: Jackson keeps its buffers. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * A request's body, which has to be an object.
     *
     * @throws Refusal {@code InvalidRequestException}
     */
    public static JsonNode object(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            // Refused below: what Jackson says would quote the body, which holds tokens.
        }
        throw HttpRefusal.invalidRequest("Invalid request");
    }

    /** A text member; empty when there is none, when it is empty, or when it is something else than a text. */
    public static Optional<String> text(JsonNode object, String name) {
        JsonNode member = object.path(name);
        return member.isTextual() && !member.textValue().isEmpty() ? Optional.of(member.textValue()) : Optional.empty();
    }

    /**
     * A text member that has to be there.
     *
     * @throws Refusal {@code InvalidRequestException}
     */
    public static String required(JsonNode object, String name) {
        return text(object, name).orElseThrow(() -> HttpRefusal.invalidRequest("Missing required parameter: " + name));
    }

    /** Epoch seconds with a fraction to the millisecond, and always with a point, as AWS IoT writes them. */
    public static BigDecimal epochSeconds(Instant instant) {
        BigDecimal seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3);
        BigDecimal shortest = seconds.stripTrailingZeros();
        return shortest.scale() >= 1 ? shortest : seconds.setScale(1, RoundingMode.UNNECESSARY);
    }
}
