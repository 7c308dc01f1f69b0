package dev.claimport.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.failure.FailureException;
import dev.claimport.file.LockFile;
import dev.claimport.file.SmallFile;
import dev.claimport.file.WholeFile;
import dev.claimport.iot.EndpointMemory;
import dev.claimport.signin.RoleSession;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoints of accounts and regions in a file, which is nothing but a cache: where it cannot be read or written, AWS is asked
 * again.
 */
record EndpointFile(Path file, String key) implements EndpointMemory {

    private static final int LARGEST = 256 * 1024;
    private static final int MOST = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(EndpointFile.class);

    /** Of a session; nothing is remembered where the account is not known, or AWS IoT is not AWS's. */
    static EndpointMemory of(Path file, RoleSession session) {
        String account = session.identity().accountId();
        return account.isEmpty() || session.access().endpoints().iot().isPresent() ? NONE : new EndpointFile(file, account + "/" + session.region().id());
    }

    @Override
    public Optional<IotEndpoint> find() {
        return Optional.ofNullable(all().path(key).textValue()).flatMap(text -> {
            try {
                return Optional.of(IotEndpoint.parse(text));
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void keep(IotEndpoint endpoint) {
        try (var _ = LockFile.of(file)) {
            ObjectNode all = all();
            if (all.size() >= MOST) {
                all.removeAll();
            }
            all.put(key, endpoint.port() == IotEndpoint.DEFAULT_PORT ? endpoint.host() : endpoint.host() + ":" + endpoint.port());
            WholeFile.replace(file, JSON.writeValueAsBytes(all), WholeFile.Access.KEPT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (FailureException e) {
            LOG.info("the endpoint is not remembered: {}", e.getMessage());
        }
    }

    private ObjectNode all() {
        try {
            JsonNode node = JSON.readTree(SmallFile.read(file, LARGEST));
            return node instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (NoSuchFileException _) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            LOG.info("remembered endpoints cannot be read: {}", e.getMessage());
            return JSON.createObjectNode();
        }
    }

    /** Where caches belong on this system. */
    static Path usual(String systemName, Map<String, String> environment, Path home) {
        String system = systemName.toLowerCase(Locale.ROOT);
        Path folder;
        if (system.startsWith("windows")) {
            folder = environment.containsKey("LOCALAPPDATA") ? Path.of(environment.get("LOCALAPPDATA")) : home.resolve("AppData").resolve("Local");
        } else if (system.startsWith("mac")) {
            folder = home.resolve("Library").resolve("Caches");
        } else {
            String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
            folder = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache");
        }
        return folder.resolve("claimport").resolve("endpoints.json");
    }
}
