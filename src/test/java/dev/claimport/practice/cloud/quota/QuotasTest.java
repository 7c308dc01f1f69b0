package dev.claimport.practice.cloud.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ThrottlingException;

/** The quotas of AWS IoT: counted, and answered as AWS does. */
@Timeout(240)
class QuotasTest {

    private final ManualTime time = new ManualTime(Instant.now());

    @Test
    void aSecondsWorthIsAdmittedAtOnceAndThenAsFastAsTheQuotaSays() {
        Quotas quotas = new Quotas(true, time);

        assertEquals(10, IntStream.range(0, 50).filter(_ -> quotas.admits(Quota.CREATE_PROVISIONING_CLAIM)).count());
        time.advance(Duration.ofMillis(100));
        assertTrue(quotas.admits(Quota.CREATE_PROVISIONING_CLAIM));
        assertFalse(quotas.admits(Quota.CREATE_PROVISIONING_CLAIM));
        assertTrue(quotas.admits(Quota.DESCRIBE_CERTIFICATE));
        time.advance(Duration.ofHours(1));
        assertEquals(10, IntStream.range(0, 50).filter(_ -> quotas.admits(Quota.CREATE_PROVISIONING_CLAIM)).count());
    }

    @Test
    void withoutQuotasThereIsAlwaysRoom() {
        Quotas quotas = new Quotas(false, time);

        assertTrue(IntStream.range(0, 1_000).allMatch(_ -> quotas.admits(Quota.CONNECT_OF_CLIENT, "one")));
    }

    @Test
    void theEleventhClaimOfASecondIsThrottled() {
        try (PracticeCloud cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR.withQuotas()), time, Keys::rsa);
                CloudClients clients = new CloudClients(cloud)) {
            IotClient iot = clients.iot();
            for (int i = 0; i < 10; i++) {
                iot.createProvisioningClaim(request -> request.templateName("practice-sensor"));
            }

            ThrottlingException refused =
                    assertThrows(ThrottlingException.class, () -> iot.createProvisioningClaim(request -> request.templateName("practice-sensor")));
            assertEquals(400, refused.statusCode());
            iot.describeEndpoint(request -> request.endpointType("iot:Data-ATS"));
            time.advance(Duration.ofSeconds(1));
            iot.createProvisioningClaim(request -> request.templateName("practice-sensor"));
        }
    }

    @Test
    void aClientIdConnectsOnceASecond() throws Exception {
        try (TestBroker broker = new TestBroker(Scenario.FAIR.withQuotas())) {
            TestCredentials claim = broker.claim("practice-sensor");
            try (RawMqtt first = raw(broker, claim);
                    RawMqtt again = raw(broker, claim);
                    RawMqtt five = raw(broker, claim);
                    RawMqtt other = raw(broker, claim);
                    RawMqtt later = raw(broker, claim)) {
                assertEquals(0, first.connect("one"));
                assertThrows(IOException.class, () -> again.connect("one"));
                assertEquals((byte) 0x97, five.connectFive("one", new byte[0])[3]);
                assertEquals(0, other.connect("two"));
                broker.time.advance(Duration.ofSeconds(1));
                assertEquals(0, later.connect("one"));
            }
        }
    }

    @Test
    void whatAConnectionPublishesBeyondItsQuotaIsDroppedAndNotAcknowledged() throws Exception {
        try (TestBroker broker = new TestBroker(Scenario.FAIR.withQuotas());
                RawMqtt client = raw(broker, register(broker, "SN1"))) {
            assertEquals(0, client.connect("sensor-SN1"));
            byte[] publish = {0x32, 6, 0, 1, 'x', 0, 7, '!'};
            for (int i = 0; i < Quota.PUBLISH_OF_CONNECTION.perSecond(); i++) {
                client.send(publish);
                assertEquals(0x40, client.receive()[0]);
            }
            client.send(publish);
            client.send(new byte[] {(byte) 0xc0, 0});

            assertEquals((byte) 0xd0, client.receive()[0]);
        }
    }

    /** What the guide says of them is what is enforced. */
    @Test
    void theGuideHasAllOfThem() throws IOException {
        String guide = Files.readString(Path.of("src/site/markdown/practice.md"));

        Arrays.stream(Quota.values()).map(quota -> "| " + quota.operation() + " | " + quota.perSecond() + " | " + source(quota.source()) + " |")
                .forEach(row -> assertTrue(guide.contains(row), row));
    }

    private static String source(Quota.Source source) {
        return switch (source) {
            case GUIDE -> "developer guide";
            case SERVICE_QUOTAS -> "Service Quotas";
            case UNVERIFIED -> "unverified";
        };
    }

    private static TestCredentials register(TestBroker broker, String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
        broker.registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }

    private static RawMqtt raw(TestBroker broker, TestCredentials credentials) throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(credentials)), broker.port(), "localhost");
    }
}
