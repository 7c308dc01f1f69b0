package dev.claimport.practice.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.RootCas;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.OwnAddress;
import dev.claimport.testing.RawHttp;
import dev.claimport.time.TimeSource;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ServiceUnavailableException;
import software.amazon.awssdk.services.iot.model.ThrottlingException;

@Isolated
class PracticeCloudTest {

    @Test
    void itTellsOtherProgramsWhatTheyNeed() throws Exception {
        try (PracticeCloud cloud = start(Scenario.FAIR)) {
            Map<String, String> environment = cloud.environment();
            assertEquals(List.of("AWS_ENDPOINT_URL_IOT", "AWS_ENDPOINT_URL_SSO_OIDC", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SIGNIN", "AWS_REGION",
                    "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"), List.copyOf(environment.keySet()));
            assertEquals(cloud.endpoint().toString(), environment.get("AWS_ENDPOINT_URL_IOT"));
            assertEquals("eu-west-1", cloud.region());
            assertEquals("112233445566", cloud.accountId());
            assertEquals("localhost", cloud.mqttHost());
            assertTrue(cloud.startUrl().matches("https://d-[0-9a-z]{10}\\.awsapps\\.com/start"), cloud.startUrl());
            assertEquals(cloud.rootCas(), RootCas.read(cloud.rootCaFile()));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cloud.rootCaFile().getParent())));
        }
    }

    @Test
    void itListensOnlyOnThisComputer() throws Exception {
        try (PracticeCloud cloud = start(Scenario.FAIR)) {
            assertEquals("127.0.0.1", cloud.endpoint().getHost());
            // Another loopback address stands for every other interface.
            var elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
            try (var free = new ServerSocket(cloud.endpoint().getPort(), 1, elsewhere)) {
                assertTrue(free.isBound());
            }
        }
    }

    @Test
    void onlyItsBrokerIsOnAnAddressThatIsNamed() throws Exception {
        Inet4Address own = OwnAddress.assumed();
        var options = new PracticeCloudOptions(0, 0, Optional.of(own), Scenario.FAIR, Optional.empty(), _ -> { });
        try (PracticeCloud cloud = PracticeCloud.start(options, TimeSource.system())) {
            assertEquals(own.getHostAddress(), cloud.mqttHost());
            new Socket(own, cloud.mqttPort()).close();
            assertEquals("127.0.0.1", cloud.endpoint().getHost());
            assertThrows(ConnectException.class, () -> new Socket(own, cloud.endpoint().getPort()).close());
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            var http = assertThrows(FailureException.class,
                    () -> PracticeCloud.start(new PracticeCloudOptions(port, 0, Scenario.FAIR), TimeSource.system()));
            assertEquals("practice-failed", http.failure().id());
            assertTrue(http.failure().facts().get("problem").toString().contains(Integer.toString(port)), http.getMessage());
            var mqtt = assertThrows(FailureException.class,
                    () -> PracticeCloud.start(new PracticeCloudOptions(0, port, Scenario.FAIR), TimeSource.system()));
            assertEquals("practice-failed", mqtt.failure().id());
            assertTrue(mqtt.failure().facts().get("problem").toString().contains(Integer.toString(port)), mqtt.getMessage());
        }
        assertNoThreadsLeft();
    }

    @Test
    void nothingIsLeftWhenItIsClosed() throws Exception {
        PracticeCloud cloud = start(Scenario.FAIR);
        try (CloudClients clients = new CloudClients(cloud)) {
            clients.iot().listProvisioningTemplates(_ -> {});
        }
        int http = cloud.endpoint().getPort();
        int mqtt = cloud.mqttPort();
        cloud.close();
        cloud.close();
        assertFalse(Files.exists(cloud.rootCaFile().getParent()));
        assertNoThreadsLeft();
        // The same ports can be had at once.
        PracticeCloud.start(new PracticeCloudOptions(http, mqtt, Scenario.FAIR), TimeSource.system()).close();
    }

    @Test
    void nothingIsLeftWhenAnInterruptedThreadClosesIt() throws Exception {
        PracticeCloud cloud = start(Scenario.FAIR);
        Thread.currentThread().interrupt();
        cloud.close();
        assertTrue(Thread.interrupted(), "whoever interrupted is heard afterwards");
        assertFalse(Files.exists(cloud.rootCaFile().getParent()));
        assertNoThreadsLeft();
    }

    @Test
    void nothingIsLeftOfAStartThatIsInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        FailureException failed = null;
        try {
            start(Scenario.FAIR).close();
        } catch (FailureException e) {
            failed = e;
        }
        assertTrue(Thread.interrupted(), "whoever interrupted is heard afterwards");
        assertNull(failed, "nothing else is blamed");
        assertNoThreadsLeft();
    }

    @Test
    void throttlingEndsAfterAsManyRequestsAsTheScenarioSays() throws Exception {
        try (PracticeCloud cloud = start(Scenario.FAIR.withThrottledClaims(2)); CloudClients clients = new CloudClients(cloud)) {
            IotClient iot = clients.iot();
            for (int i = 0; i < 2; i++) {
                iot.listProvisioningTemplates(_ -> {});
                var throttled = assertThrows(ThrottlingException.class, () -> iot.createProvisioningClaim(r -> r.templateName("practice-sensor")));
                assertEquals(400, throttled.statusCode());
                assertEquals("Rate exceeded", throttled.awsErrorDetails().errorMessage());
            }
            assertFalse(iot.createProvisioningClaim(request -> request.templateName("practice-sensor")).certificateId().isEmpty());
        }
    }

    @Test
    void whenItIsUnavailableOnlySignInWorks() throws Exception {
        try (PracticeCloud cloud = start(Scenario.FAIR.withUnavailable()); CloudClients clients = new CloudClients(cloud)) {
            IotClient iot = clients.iot(DeviceSignIn.inRole(cloud, clients, "InstallerRole"));
            assertEquals(503, assertThrows(ServiceUnavailableException.class,
                    () -> iot.createProvisioningClaim(request -> request.templateName("practice-sensor"))).statusCode());
            assertEquals(503, assertThrows(IotException.class, iot::describeEndpoint).statusCode());
        }
    }

    @Test
    void deniedActionsAreTakenFromTheRole() throws Exception {
        try (PracticeCloud cloud = start(Scenario.FAIR.withDenied("iot:DescribeThing")); CloudClients clients = new CloudClients(cloud)) {
            IotClient iot = clients.iot();
            iot.listProvisioningTemplates(_ -> {});
            var denied = assertThrows(IotException.class, () -> iot.describeThing(request -> request.thingName("t")));
            assertEquals("AccessDeniedException", denied.awsErrorDetails().errorCode());
        }
    }

    @Test
    void everyAnswerIsDelayed() {
        var time = new ManualTime();
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withAnswerDelay(Duration.ofSeconds(3))), time)) {
            new RawHttp(cloud.endpoint()).get("/device");
            new RawHttp(cloud.endpoint()).get("/things/t");
            assertEquals(Duration.ofSeconds(6), time.slept());
        }
    }

    @Test
    void theDateOfAnswersIsTheCloudsOwn() {
        var time = new ManualTime(Instant.parse("2026-11-05T09:08:07Z"));
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withClockAhead(Duration.ofHours(-1))), time)) {
            assertEquals("Thu, 05 Nov 2026 08:08:07 GMT", new RawHttp(cloud.endpoint()).get("/device").headers().get("date"));
        }
    }

    private static PracticeCloud start(Scenario scenario) {
        return PracticeCloud.start(new PracticeCloudOptions(scenario), TimeSource.system());
    }

    private static void assertNoThreadsLeft() throws InterruptedException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!threads().isEmpty() && Instant.now().isBefore(deadline)) {
            Thread.sleep(10);
        }
        assertEquals(List.of(), threads());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("vert.x") || name.startsWith("vertx") || name.startsWith("practice-")).toList();
    }
}
