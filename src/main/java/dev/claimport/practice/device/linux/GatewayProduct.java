package dev.claimport.practice.device.linux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.BundleContents;
import dev.claimport.practice.device.text.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What runs on the gateway, and registers with the files that it finds. What it tells of that, it tells as the product does. */
public enum GatewayProduct {
    /** Looks into a folder, and begins when its settings are there, which are moved there last. */
    FOLDER("linux-folder", new Settings("claim/claim.json", "", "cert", "key", "root-ca")) {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) {
            return contents(settings.path("endpoint").asText(), settings.path("port").asInt(), settings.path("template").asText(),
                    settings.path("parameters"), credentials);
        }

        @Override
        void tell(Path home, DeviceStatus status, String certificate) {
            // It says nothing.
        }
    },
    /** AWS IoT Device Client, source/fleetprovisioning: its port is always 8883 there, and of no meaning in practice. */
    DEVICE_CLIENT("aws-iot-device-client", new Settings(".aws-iot-device-client/aws-iot-device-client.conf", "", "cert", "key", "root-ca")) {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) throws IOException {
            JsonNode provisioning = settings.path("fleet-provisioning");
            if (settings.path("thing-name").asText().isEmpty() || !provisioning.path("enabled").asBoolean()) {
                return Optional.empty();
            }
            // The host is left to what is built in, which knows the practice cloud's port.
            return contents("", 0, provisioning.path("template-name").asText(), JSON.readTree(provisioning.path("template-parameters").asText()), credentials);
        }

        @Override
        void tell(Path home, DeviceStatus status, String certificate) throws IOException {
            Path folder = home.resolve(".aws-iot-device-client");
            switch (status.state()) {
                case GETTING_CERTIFICATE -> journal(home, "Publishing to CreateKeysAndCertificate topic");
                case REGISTERING -> journal(home, "Publishing to RegisterThing topic");
                case FAILED -> journal(home, "*** AWS IOT DEVICE CLIENT FATAL ERROR: RegisterThing failed with statusCode 400, errorMessage "
                        + status.error().orElseThrow().message() + " and errorCode " + status.error().orElseThrow().code() + ". ***");
                case DONE -> {
                    String id = status.certificateId().orElseThrow();
                    Path own = write(folder.resolve("keys/" + id + "-certificate.pem.crt"), certificate, "rw-r--r--");
                    Path key = write(folder.resolve("keys/" + id + "-private.pem.key"), "", "rw-------");
                    write(folder.resolve("aws-iot-device-client-runtime.conf"), """
                            {
                            "runtime-config": {
                                "completed-fp": true,
                                "cert": "%s",
                                "key": "%s",
                                "thing-name": "%s"
                                }
                            }""".formatted(own, key, status.thing().orElseThrow()), "rw-r--r--");
                }
                default -> { }
            }
        }
    },
    /** The nucleus of AWS IoT Greengrass v2 with its plugin for fleet provisioning. */
    GREENGRASS("aws-greengrass", new Settings("sysroot/greengrass/v2/config/config.yaml", "/services/aws.greengrass.FleetProvisioningByClaim/configuration",
            "claimCertificatePath", "claimCertificatePrivateKeyPath", "rootCaPath")) {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) {
            return settings.path("rootPath").asText().isEmpty() ? Optional.empty() : contents(settings.path("iotDataEndpoint").asText(), settings.path("mqttPort").asInt(),
                    settings.path("provisioningTemplate").asText(), settings.path("templateParameters"), credentials);
        }

        @Override
        void tell(Path home, DeviceStatus status, String certificate) throws IOException {
            Path root = home.resolve("sysroot/greengrass/v2");
            Path log = Files.createDirectories(root.resolve("logs")).resolve("greengrass.log");
            switch (status.state()) {
                case CONNECTING -> {
                    write(root.resolve("config/config.tlog"), "{\"TS\":1,\"TP\":[\"system\",\"thingName\"],\"W\":\"changed\",\"V\":\"\"}\n", "rw-------");
                    append(log, "[INFO] (pool-2-thread-5) com.aws.greengrass.lifecyclemanager.KernelLifecycle: Running provisioning plugin: aws.greengrass.FleetProvisioningByClaim. {}");
                }
                case FAILED -> append(log, "[ERROR] (pool-2-thread-5) com.aws.greengrass.lifecyclemanager.KernelLifecycle: Caught exception while running provisioning plugin. "
                        + "Moving on to run Greengrass without provisioning. {}\nCaused by: " + cause(status.error().orElseThrow()));
                case DONE -> {
                    write(root.resolve("thingCert.crt"), certificate, "rw-------");
                    write(root.resolve("privKey.key"), "", "rw-------");
                    append(root.resolve("config/config.tlog"), "{\"TS\":2,\"TP\":[\"system\",\"thingName\"],\"W\":\"changed\",\"V\":\"" + status.thing().orElseThrow() + "\"}");
                }
                default -> { }
            }
        }

        private static String cause(DeviceStatus.Error error) {
            return error.cause() == DeviceStatus.Cause.DNS
                    ? "software.amazon.awssdk.crt.mqtt.MqttException: Host name was invalid for dns resolution."
                    : "java.util.concurrent.ExecutionException: ErrorCode: " + error.code() + ", " + error.message();
        }
    },
    /** AWS IoT Greengrass nucleus lite, which begins only where it finds no thing and no endpoint of its own. */
    GREENGRASS_LITE("aws-greengrass-lite", new Settings("sysroot/etc/greengrass/config.yaml", "/services/aws.greengrass.fleet_provisioning/configuration",
            "claimCertPath", "claimKeyPath", "rootCaPath")) {
        @Override
        Optional<BundleContents> read(JsonNode settings, BundleContents credentials) {
            return contents("", 0, settings.path("templateName").asText(), settings.path("templateParams"), credentials);
        }

        @Override
        void tell(Path home, DeviceStatus status, String certificate) throws IOException {
            switch (status.state()) {
                case CONNECTING -> journal(home, "Starting Greengrass Lite Fleet Provisioning Service...");
                case REGISTERING -> journal(home, "Certificate ownership token received (length: 466)");
                case FAILED -> journal(home, "Failed to get thing name from response. Response:  {\"statusCode\":400,\"errorCode\":\"" + status.error().orElseThrow().code()
                        + "\",\"errorMessage\":\"" + status.error().orElseThrow().message() + "\"}");
                case DONE -> {
                    Path folder = home.resolve("sysroot/var/lib/greengrass/credentials");
                    write(folder.resolve("certificate.pem"), certificate, "rw-------");
                    write(folder.resolve("priv_key"), "", "rw-------");
                    journal(home, "Thing name received: " + status.thing().orElseThrow() + "\nProcess Complete, Your device is now provisioned");
                }
                default -> { }
            }
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String profile;
    private final Settings settings;

    /**
     * Where its settings are, and what it calls things in them.
     *
     * @param file in the home folder
     * @param section JSON pointer to those of fleet provisioning
     */
    private record Settings(String file, String section, String certificate, String key, String rootCa) {}

    GatewayProduct(String profile, Settings settings) {
        this.profile = profile;
        this.settings = settings;
    }

    static Optional<GatewayProduct> of(String profile) {
        return Arrays.stream(values()).filter(each -> each.profile.equals(profile)).findFirst();
    }

    /** Whether it is told to begin by {@code systemctl}, instead of looking by itself. */
    boolean isService() {
        return this != FOLDER;
    }

    Path settings(Path home) {
        return home.resolve(settings.file);
    }

    /** What it was handed; empty while that is not whole. The contents are the caller's to close. */
    Optional<BundleContents> look(Path home) {
        byte[] key = new byte[0];
        try {
            JsonNode document = JSON.readTree(settings(home).toFile()).at(settings.section);
            key = Files.readAllBytes(Path.of(document.path(settings.key).asText()));
            byte[] certificate = Files.readAllBytes(Path.of(document.path(settings.certificate).asText()));
            byte[] roots = Files.readAllBytes(Path.of(document.path(settings.rootCa).asText()));
            Optional<BundleContents> credentials = new Credentials(certificate, key, roots).read();
            return credentials.isEmpty() ? Optional.empty() : read(document, credentials.get());
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    abstract Optional<BundleContents> read(JsonNode settings, BundleContents credentials) throws IOException;

    /** Writes what the product writes when it gets there. @param certificate its own, in PEM */
    abstract void tell(Path home, DeviceStatus status, String certificate) throws IOException;

    private static Optional<BundleContents> contents(String host, int port, String template, JsonNode parameters, BundleContents credentials) {
        Map<String, String> texts = new HashMap<>();
        parameters.properties().forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return Optional.of(new BundleContents(host, port, template, texts, credentials.certificate(), credentials.key(), credentials.rootCas(), Optional.empty()));
    }

    private static void journal(Path home, String lines) throws IOException {
        append(home.resolve(".journal"), lines);
    }

    private static void append(Path file, String lines) throws IOException {
        Files.writeString(file, lines + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Whole at once, as whoever looks must not find a half. */
    private static Path write(Path file, String text, String mode) throws IOException {
        Path fresh = Files.writeString(Files.createDirectories(file.getParent()).resolve(file.getFileName() + ".new"), text);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(mode));
        return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
