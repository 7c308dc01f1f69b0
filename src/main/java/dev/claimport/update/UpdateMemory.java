package dev.claimport.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.failure.FailureException;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When releases were looked for last, and the newest that was told of; a file that cannot be read or written costs a question more. */
record UpdateMemory(Path file) {

    private static final int LARGEST = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(UpdateMemory.class);

    /**
     * What counts for one address and one key alone: whoever has replaced either shall not wait, nor believe what the old ones said.
     *
     * @param address where it was looked
     * @param key whose signature it bore
     */
    record Known(String address, String key, Instant asked, Optional<Release> newest) {}

    Optional<Known> read() {
        try {
            JsonNode node = JSON.readTree(SmallFile.read(file, LARGEST));
            Optional<Release> newest = SemanticVersion.parse(node.path("version").asText()).map(version -> new Release(version, URI.create(node.path("page").asText())));
            return Optional.of(new Known(node.path("address").asText(), node.path("key").asText(), Instant.parse(node.path("asked").asText()), newest));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            LOG.info("what was known of releases cannot be read: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    void write(Known known) {
        ObjectNode node = JSON.createObjectNode().put("address", known.address()).put("key", known.key()).put("asked", known.asked().toString());
        known.newest().ifPresent(newest -> node.put("version", newest.version().toString()).put("page", newest.page().toString()));
        try {
            WholeFile.replace(file, JSON.writeValueAsBytes(node), WholeFile.Access.KEPT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (FailureException e) {
            LOG.info("what is known of releases is not remembered: {}", e.failure().id());
        }
    }
}
