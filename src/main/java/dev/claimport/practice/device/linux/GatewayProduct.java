package dev.claimport.practice.device.linux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.text.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What runs on the gateway, and registers with the files that it finds in the home folder. */
public enum GatewayProduct {
    /** Looks into a folder, and begins when its settings are there, since they are moved there before the key is: it waits for both. */
    FOLDER("linux-folder", "claim/claim.json") {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) {
            return contents(settings.path("endpoint").asText(), settings.path("port").asInt(), settings.path("template").asText(),
                    settings.path("parameters"), credentials);
        }
    },
    /** AWS IoT Device Client, src/fleetprovisioning: its port is always 8883 there, and of no meaning in practice. */
    DEVICE_CLIENT("aws-iot-device-client", ".aws-iot-device-client/aws-iot-device-client.conf") {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) throws IOException {
            JsonNode provisioning = settings.path("fleet-provisioning");
            if (settings.path("thing-name").asText().isEmpty() || !provisioning.path("enabled").asBoolean()) {
                return Optional.empty();
            }
            // The host is left to what is built in, which knows the practice cloud's port.
            return contents("", 0, provisioning.path("template-name").asText(), JSON.readTree(provisioning.path("template-parameters").asText()), credentials);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String profile;
    private final String settings;

    GatewayProduct(String profile, String settings) {
        this.profile = profile;
        this.settings = settings;
    }

    static Optional<GatewayProduct> of(String profile) {
        return Arrays.stream(values()).filter(each -> each.profile.equals(profile)).findFirst();
    }

    /** Whether it is told to begin by {@code systemctl}, instead of looking by itself. */
    boolean isService() {
        return this == DEVICE_CLIENT;
    }

    Path settings(Path home) {
        return home.resolve(settings);
    }

    /** What it was handed; empty while that is not whole. The contents are the caller's to close. */
    Optional<BundleContents> look(Path home) {
        byte[] key = new byte[0];
        try {
            JsonNode document = JSON.readTree(settings(home).toFile());
            key = Files.readAllBytes(Path.of(document.path("key").asText()));
            byte[] certificate = Files.readAllBytes(Path.of(document.path("cert").asText()));
            byte[] roots = Files.readAllBytes(Path.of(document.path("root-ca").asText()));
            Optional<BundleContents> credentials = new Credentials(certificate, key, roots).read();
            return credentials.isEmpty() ? Optional.empty() : read(document, credentials.get());
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    abstract Optional<BundleContents> read(JsonNode settings, BundleContents credentials) throws IOException;

    private static Optional<BundleContents> contents(String host, int port, String template, JsonNode parameters, BundleContents credentials) {
        Map<String, String> texts = new HashMap<>();
        parameters.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return Optional.of(new BundleContents(host, port, template, texts, credentials.certificate(), credentials.key(), credentials.rootCas(), Optional.empty()));
    }
}
