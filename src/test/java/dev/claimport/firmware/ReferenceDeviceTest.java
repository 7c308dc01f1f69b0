package dev.claimport.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.RelatedKeys;
import dev.claimport.testing.RunningJvm;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Linux reference device, which really registers, and {@code claimport handover}, each in its own process. */
@Tag("thorough")
@EnabledOnOs(OS.LINUX)
@Timeout(240)
@BesideOthers
class ReferenceDeviceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private ReferenceDevice device(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--serial", "LX-1", "--state-dir", folder.resolve("state").toString(), "--timeout", "60"));
        all.addAll(List.of(arguments));
        return ReferenceDevice.start(all);
    }

    private static PracticeCloud cloud(Scenario scenario) {
        return PracticeCloud.start(new PracticeCloudOptions(0, 0, scenario), TimeSource.system(), new RelatedKeys());
    }

    private static RunningJvm handover(PracticeCloud cloud, String port, String template) throws IOException {
        return RunningJvm.start(cloud.environment(), List.of(), "dev.claimport.Claimport", "handover", "--output", "json",
                "--template-name", template, "--port", port, "--root-ca", cloud.rootCaFile().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "--csr", "--no-seal", "--clock=none"})
    void registersAndIsConfirmed(String option) throws Exception {
        try (ReferenceDevice device = option.equals("keys") ? device() : device(option);
                PracticeCloud cloud = cloud(Scenario.FAIR);
                RunningJvm handover = handover(cloud, device.port(), "practice-sensor")) {
            JsonNode result = JSON.readTree(handover.rest());
            assertEquals(0, handover.exitCode(), handover.errors() + device.said());
            assertEquals("confirmed", result.path("outcome").textValue());
            assertEquals("sensor-LX-1", result.path("thingName").textValue());
            device.await("state 7"::equals);
            assertEquals(List.of("state 3", "state 4", "state 5", "state 6", "state 7"),
                    device.said().stream().filter(line -> line.startsWith("state ")).toList());
            assertEquals(1, device.count("erase"));
            assertTrue(device.said().contains("sensor-LX-1 " + result.path("certificateId").textValue()));
            assertIdentity(option.equals("--csr") ? "EC PARAMETERS|PRIVATE KEY" : "PRIVATE KEY");
        }
    }

    /** One file, for its owner alone, with the new key and certificate. */
    private void assertIdentity(String keyLabel) throws IOException {
        Path state = folder.resolve("state");
        try (Stream<Path> files = Files.list(state)) {
            assertEquals(List.of(state.resolve("identity.pem")), files.toList());
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("identity.pem"))));
        String pem = Files.readString(state.resolve("identity.pem"));
        assertTrue(pem.startsWith("thing name: sensor-LX-1\n-----BEGIN "), "thing and key");
        assertEquals(1, pem.split("-----BEGIN (" + keyLabel + ")-----", -1).length - 1);
        assertEquals(1, pem.split("-----BEGIN CERTIFICATE-----", -1).length - 1);
    }

    @Test
    void refusalOfTheServiceReachesTheTechnicianWithItsCode() throws Exception {
        try (ReferenceDevice device = device();
                PracticeCloud cloud = cloud(Scenario.FAIR);
                RunningJvm handover = handover(cloud, device.port(), "practice-refused")) {
            JsonNode failure = JSON.readTree(handover.rest()).path("failure");
            assertEquals(1, handover.exitCode());
            assertEquals("hook-refused", failure.path("id").textValue());
            assertEquals("register", failure.path("step").textValue());
            assertFalse(Files.exists(folder.resolve("state")), "nothing is stored before there is a thing");
            assertEquals(1, device.count("erase"));
        }
    }

    @Test
    void endpointThatItDoesNotTrustIsATlsFailure() throws Exception {
        try (ReferenceDevice device = device();
                PracticeCloud cloud = cloud(Scenario.FAIR);
                RunningJvm handover = RunningJvm.start(cloud.environment(), List.of(), "dev.claimport.Claimport", "handover", "--output", "json",
                        "--template-name", "practice-sensor", "--port", device.port())) {
            assertEquals("device-tls-failed", JSON.readTree(handover.rest()).path("failure").path("id").textValue());
        }
    }

    @Test
    void clockOfTheSeventiesIsFoundByTheDevice() throws Exception {
        long ahead = -TimeSource.system().instant().getEpochSecond() + 60L * 60 * 24 * 365;
        try (ReferenceDevice device = device("--clock", Long.toString(ahead));
                PracticeCloud cloud = cloud(Scenario.FAIR);
                RunningJvm handover = handover(cloud, device.port(), "practice-sensor")) {
            assertEquals("device-clock-wrong", JSON.readTree(handover.rest()).path("failure").path("id").textValue());
        }
    }

    @Test
    void silentServiceIsATimeout() throws Exception {
        try (ReferenceDevice device = device("--timeout", "2");
                PracticeCloud cloud = cloud(Scenario.FAIR.withBrokerSilent());
                RunningJvm handover = handover(cloud, device.port(), "practice-sensor")) {
            assertEquals("device-timed-out", JSON.readTree(handover.rest()).path("failure").path("id").textValue());
        }
    }

    @Test
    void deviceThatLosesPowerHalfWayIsNamedAsGone() throws Exception {
        try (ReferenceDevice device = device();
                PracticeCloud cloud = cloud(Scenario.FAIR.withBrokerSilent());
                RunningJvm handover = handover(cloud, device.port(), "practice-sensor")) {
            device.await("state 4"::equals);
            device.kill();
            JsonNode result = JSON.readTree(handover.rest());
            assertEquals("failed", result.path("outcome").textValue());
            assertEquals("port-gone", result.path("failure").path("id").textValue(), result::toString);
            assertEquals("register", result.path("failure").path("step").textValue());
            assertFalse(Files.exists(folder.resolve("state")));
        }
    }

    @Test
    void interruptedHandoverEndsTheRegistration() throws Exception {
        try (ReferenceDevice device = device();
                PracticeCloud cloud = cloud(Scenario.FAIR.withBrokerSilent());
                RunningJvm handover = handover(cloud, device.port(), "practice-sensor")) {
            device.await("state 4"::equals);
            handover.interrupt();
            device.await("erase"::equals);
            handover.rest();
            try (var line = new Conversation(device.port())) {
                assertEquals(0, line.state());
            }
        }
    }
}
