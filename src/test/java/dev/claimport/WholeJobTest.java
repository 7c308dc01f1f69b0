package dev.claimport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.testing.BesideOthers;
import dev.claimport.testing.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cloud, device and hand-over, each in a process of its own, as a user starts them. */
@TestInstance(Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no pseudo-terminals")
@BesideOthers
class WholeJobTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningJvm cloud;
    private JsonNode cloudFacts;
    private Map<String, String> environment;

    @BeforeAll
    void startCloud() throws Exception {
        cloud = RunningJvm.start(Map.of(), RunningJvm.OPTIMIZING, "dev.claimport.Claimport", "practice", "cloud", "--json");
        cloudFacts = JSON.readTree(cloud.line());
        environment = new LinkedHashMap<>();
        cloudFacts.path("environment").properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().textValue()));
    }

    @AfterAll
    void stopCloud() throws Exception {
        cloud.close();
    }

    private RunningJvm device(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("practice", "device", "--json"));
        all.addAll(List.of(arguments));
        return RunningJvm.start(Map.of(), List.of(), "dev.claimport.Claimport", all.toArray(String[]::new));
    }

    private RunningJvm handover(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("handover", "--root-ca", cloudFacts.path("rootCaFile").textValue(), "--output", "json"));
        all.addAll(List.of(arguments));
        return RunningJvm.start(environment, List.of(), "dev.claimport.Claimport", all.toArray(String[]::new));
    }

    @Test
    void theCloudSaysWhatOtherProgramsNeed() {
        assertEquals(List.of("environment", "mqttHost", "mqttPort", "rootCaFile", "startUrl", "accountId"),
                cloudFacts.properties().stream().map(Map.Entry::getKey).toList());
        assertEquals(Set.of("AWS_ENDPOINT_URL_IOT", "AWS_ENDPOINT_URL_SSO_OIDC", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SIGNIN",
                "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"), environment.keySet());
    }

    @Test
    void aDeviceInItsOwnProcessIsConfirmed() throws Exception {
        try (RunningJvm device = device("--serial", "W-1", "--model", "Whole")) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            try (RunningJvm handover = handover("--template-name", "practice-gateway", "--port", port,
                    "--parameter", "Site=berlin", "--parameter", "Customer=Nordlicht-GmbH")) {
                String output = handover.rest();
                assertEquals(0, handover.exitCode(), handover.errors());
                JsonNode result = JSON.readTree(output);
                assertEquals("confirmed", result.path("outcome").textValue());
                assertEquals("practice-gateway", result.path("templateName").textValue());
                assertEquals("W-1", result.path("device").path("serial").textValue());
                assertEquals("Whole", result.path("device").path("model").textValue());
                assertEquals(port, result.path("port").textValue());
                assertTrue(result.path("thingName").textValue().contains("W-1"));
                assertTrue(result.path("certificateId").textValue().matches("[0-9a-f]{64}"));
                assertTrue(result.path("claimCertificateId").textValue().matches("[0-9a-f]{64}"));
                assertEquals(List.of("sign-in", "template", "device", "claim", "deliver", "verify", "register", "reconnect", "confirm"),
                        result.path("steps").findValuesAsText("name"));
                assertFalse(result.has("failure"));
                assertFalse((output + handover.errors()).contains("PRIVATE"));
            }
        }
    }

    @Test
    @Tag("thorough")
    void aSecondHandoverToTheSameDeviceDoesNoHarm() throws Exception {
        try (RunningJvm device = device("--serial", "W-2")) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            for (int i = 0; i < 2; i++) {
                try (RunningJvm handover = handover("--template-name", "practice-sensor", "--port", port)) {
                    handover.rest();
                    assertEquals(0, handover.exitCode(), handover.errors());
                }
            }
        }
    }

    /** Twice, since the registry then has a certificate that proves nothing of the second time. */
    @Test
    @Tag("thorough")
    void aDeviceThatTakesFilesAndReportsNothingIsConfirmedByTheRegistry() throws Exception {
        try (RunningJvm device = device("--serial", "W-4", "--dialect", "smp-fs")) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            String first = "";
            for (int i = 0; i < 2; i++) {
                try (RunningJvm handover = handover("--template-name", "practice-sensor", "--port", port, "--profile", "zephyr-smp-fs")) {
                    JsonNode result = JSON.readTree(handover.rest());
                    assertEquals(0, handover.exitCode(), handover.errors());
                    assertEquals("confirmed", result.path("outcome").textValue());
                    assertTrue(result.path("thingName").textValue().contains("W-4"));
                    assertEquals(List.of("sign-in", "template", "device", "claim", "deliver", "verify", "confirm"),
                            result.path("steps").findValuesAsText("name"));
                    assertFalse(first.equals(result.path("certificateId").textValue()), "the certificate of the first time was taken for the second");
                    first = result.path("certificateId").textValue();
                }
            }
        }
    }

    @Test
    @Tag("thorough")
    void aDeviceOfABadDayDoesWhatItsScenarioSays(@TempDir Path folder) throws Exception {
        Path scenario = Files.writeString(folder.resolve("bad-day.yaml"), "device:\n  answers: { 'AT%CMNG=0': '+CME ERROR: 519' }\n");
        try (RunningJvm device = device("--dialect", "nrf91", "--scenario", scenario.toString())) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            try (RunningJvm handover = handover("--template-name", "practice-sensor", "--port", port)) {
                JsonNode result = JSON.readTree(handover.rest());
                assertEquals(1, handover.exitCode(), handover.errors());
                assertEquals("device-credential-exists", result.path("failure").path("id").textValue());
            }
        }
    }

    @Test
    @Tag("thorough")
    void aRefusingHookIsTheHandoversFailure() throws Exception {
        try (RunningJvm device = device("--serial", "W-3")) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            try (RunningJvm handover = handover("--template-name", "practice-refused", "--port", port)) {
                JsonNode result = JSON.readTree(handover.rest());
                assertEquals(1, handover.exitCode());
                assertEquals("failed", result.path("outcome").textValue());
                assertEquals("hook-refused", result.path("failure").path("id").textValue());
                assertEquals("register", result.path("failure").path("step").textValue());
                assertFalse(result.path("failure").path("remedy").textValue().isBlank());
                assertTrue(handover.errors().contains("[hook-refused]"));
            }
        }
    }

    @Test
    @Tag("thorough")
    void deliveredIsEnoughWhereItIsAskedFor() throws Exception {
        try (RunningJvm device = device("--serial", "W-4")) {
            String port = JSON.readTree(device.line()).path("port").textValue();
            try (RunningJvm handover = handover("--template-name", "practice-sensor", "--port", port, "--until", "delivered")) {
                JsonNode result = JSON.readTree(handover.rest());
                assertEquals(0, handover.exitCode(), handover.errors());
                assertEquals("delivered", result.path("outcome").textValue());
                assertEquals("verify", result.path("steps").get(result.path("steps").size() - 1).path("name").textValue());
            }
        }
    }

    @Test
    void whatTheServiceRefusesEndsWith254() throws Exception {
        try (RunningJvm handover = handover("--template-name", "nobody-knows-it", "--port", "/dev/null")) {
            JsonNode result = JSON.readTree(handover.rest());
            assertEquals(254, handover.exitCode());
            assertEquals("template-not-found", result.path("failure").path("id").textValue());
        }
    }

    @Test
    void aPortThatIsNotThereFailsTheHandover() throws Exception {
        try (RunningJvm handover = handover("--template-name", "practice-sensor", "--port", "/dev/pts/no-such")) {
            JsonNode result = JSON.readTree(handover.rest());
            assertEquals(1, handover.exitCode());
            assertEquals("port-not-found", result.path("failure").path("id").textValue());
        }
    }

    @Test
    void withoutANetworkItEndsWith255() throws Exception {
        Map<String, String> nowhere = new LinkedHashMap<>(environment);
        nowhere.put("AWS_ENDPOINT_URL_IOT", "http://127.0.0.1:9");
        try (RunningJvm handover = RunningJvm.start(nowhere, List.of(), "dev.claimport.Claimport", "handover", "--template-name", "x", "--output", "json")) {
            JsonNode result = JSON.readTree(handover.rest());
            assertEquals(255, handover.exitCode());
            assertEquals("no-network", result.path("failure").path("id").textValue());
        }
    }

    @Test
    void aBenchThatNobodyReadsBeginsNothingNewAndSaysSo() throws Exception {
        try (RunningJvm bench = RunningJvm.start(Map.of(), List.of(), "dev.claimport.Claimport", "bench", "--practice", "--template-name", "practice-sensor")) {
            assertTrue(bench.line().contains("\"opened\""));
            bench.stopReading();
            assertEquals(255, bench.exitCode());
            assertTrue(bench.errors().contains("[output-unread]"), bench.errors());
        }
    }

    @Test
    void withoutADisplayPracticeRunsInTheTerminal() throws Exception {
        try (RunningJvm practice = RunningJvm.start(Map.of(), List.of(), "dev.claimport.Claimport", "practice")) {
            String output = practice.rest();
            assertEquals(0, practice.exitCode(), practice.errors());
            assertTrue(output.contains("Confirmed: "), output);
            for (String step : List.of("sign-in", "template", "device", "claim", "deliver", "verify", "register", "reconnect", "confirm")) {
                assertTrue(output.contains("  " + step), output);
            }
        }
    }
}
