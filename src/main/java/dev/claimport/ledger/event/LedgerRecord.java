package dev.claimport.ledger.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a record says. Members that are not there are empty, and types that a later version knows are read as well.
 *
 * @param bytes as they are in the log
 */
public record LedgerRecord(long index, byte[] bytes, JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws IllegalArgumentException for what is no record */
    public static LedgerRecord of(long index, byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            if (json == null || !json.isObject() || json.path("type").asText().isEmpty()) {
                throw new IllegalArgumentException("not a record");
            }
            return new LedgerRecord(index, bytes, json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a record", e);
        }
    }

    public String type() {
        return text("type");
    }

    public String text(String name) {
        return json.path(name).asText("");
    }

    /** Within an object that is a member. */
    public String text(String object, String name) {
        return json.path(object).path(name).asText("");
    }

    public long number(String name) {
        return json.path(name).asLong();
    }

    public Duration duration(String name) {
        return Duration.ofMillis(number(name));
    }

    public Optional<Instant> time(String name) {
        try {
            return text(name).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text(name)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** Members of an object that is a member. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        json.path(name).properties().forEach(member -> texts.put(member.getKey(), member.getValue().asText("")));
        return texts;
    }
}
