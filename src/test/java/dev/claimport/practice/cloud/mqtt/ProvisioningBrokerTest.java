package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.connect.connack.Mqtt3ConnAckReturnCode;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestClient.Message;
import dev.claimport.testing.TestCredentials;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What claims may do, and what they get for it. */
@Timeout(240)
class ProvisioningBrokerTest {

    private static final String CREATE = "$aws/certificates/create/json";
    private static final String PROVISION = "$aws/provisioning-templates/practice-sensor/provision/json";

    private final ObjectMapper json = new ObjectMapper();
    private TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hello", "$aws/certificates/create", "$aws/certificates/createx/json", "$aws/certificates/create/xml",
        "$aws/certificates/create/json/accepted", "$aws/certificates/create-from-csr/json/x",
        "$aws/provisioning-templates/practice-gateway/provision/json", "$aws/provisioning-templates/practice-sensor/other/json",
        "$aws/things/sensor-SN1/shadow/update", "$SYS/x"
    })
    void publishingElsewhereEndsTheConnectionWithoutAcknowledgement(String topic) throws Exception {
        try (TestClient claim = claim()) {
            CompletableFuture<?> publishing = claim.publishing(topic, new byte[0], MqttQos.AT_LEAST_ONCE);

            claim.awaitHangUp();
            assertThrows(ExecutionException.class, () -> TestClient.await(publishing));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "#", "+/certificates/create/json/accepted", "$aws/#", "$aws/certificates/+/json/accepted", "$aws/certificates/#", "hello",
        "$aws/provisioning-templates/practice-gateway/provision/json/accepted", "$aws/provisioning-templates/+/provision/json/accepted"
    })
    void subscribingElsewhereEndsTheConnection(String filter) throws Exception {
        try (TestClient claim = claim()) {
            CompletableFuture<?> subscribing = claim.subscribing(filter, MqttQos.AT_LEAST_ONCE);

            claim.awaitHangUp();
            assertThrows(ExecutionException.class, () -> TestClient.await(subscribing));
        }
    }

    @Test
    void qualityOfServiceTwoEndsTheConnection() throws Exception {
        try (TestClient publisher = claim();
                TestClient subscriber = claim()) {
            publisher.publishing(CREATE, new byte[0], MqttQos.EXACTLY_ONCE);
            publisher.awaitHangUp();
            subscriber.subscribing(CREATE + "/accepted", MqttQos.EXACTLY_ONCE);
            subscriber.awaitHangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"unknown\":[1]}"})
    void keysAreMadeForAnEmptyPayloadOrObject(String payload) throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/+").publish(CREATE, payload);
            Message answer = claim.next();

            assertEquals(CREATE + "/accepted", answer.topic());
            JsonNode created = json.readTree(answer.payload());
            TestCredentials own = TestCredentials.of(created.path("certificatePem").asText(), created.path("privateKey").asText());
            assertEquals(own.certificate(), TestCredentials.certificate(broker.registry.certificate(created.path("certificateId").asText())
                    .orElseThrow().pem()));
            assertEquals(List.of("certificateId", "certificatePem", "privateKey", "certificateOwnershipToken"), names(created));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "\"\"", "{", "{} {}", "{\"a\":1,\"a\":2}", " "})
    void payloadThatIsNoObjectIsRejected(String payload) throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/#").publish(CREATE, payload);

            assertRejected(claim.next(), CREATE, 400, "InvalidPayload");
        }
    }

    @Test
    void deeplyNestedPayloadIsRejected() throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(PROVISION + "/rejected").publish(PROVISION, "{\"parameters\":" + "[".repeat(50_000));

            assertRejected(claim.next(), PROVISION, 400, "InvalidPayload");
        }
    }

    @Test
    void speaksCbor() throws Exception {
        ObjectMapper cbor = new ObjectMapper(new CBORFactory());
        String create = "$aws/certificates/create/cbor";
        String provision = "$aws/provisioning-templates/practice-sensor/provision/cbor";
        try (TestClient claim = claim()) {
            claim.subscribe(create + "/accepted", provision + "/accepted", provision + "/rejected");
            TestClient.await(claim.publishing(create, HexFormat.of().parseHex("a0"), MqttQos.AT_LEAST_ONCE));
            JsonNode created = cbor.readTree(claim.next().payload());
            TestClient.await(claim.publishing(provision, cbor.writeValueAsBytes(Map.of("certificateOwnershipToken",
                    created.path("certificateOwnershipToken").asText(), "parameters", Map.of("SerialNumber", "SN1"))), MqttQos.AT_LEAST_ONCE));
            assertEquals("sensor-SN1", cbor.readTree(claim.next().payload()).path("thingName").asText());

            TestClient.await(claim.publishing(provision, cbor.writeValueAsBytes(Map.of("certificateOwnershipToken", "")), MqttQos.AT_LEAST_ONCE));
            assertEquals("InvalidCertificateOwnershipToken", cbor.readTree(claim.next().payload()).path("errorCode").asText());
            TestClient.await(claim.publishing(provision, "{}".getBytes(), MqttQos.AT_LEAST_ONCE));
            assertEquals("InvalidPayload", cbor.readTree(claim.next().payload()).path("errorCode").asText());
        }
    }

    @Test
    void requestsForACertificateAreSignedOrRejected() throws Exception {
        String topic = "$aws/certificates/create-from-csr/json";
        try (TestClient claim = claim()) {
            claim.subscribe(topic + "/accepted", topic + "/rejected");
            claim.publish(topic, json.writeValueAsString(Map.of("certificateSigningRequest", Keys.csr(Keys.ec("secp256r1"), "CN=own"))));
            assertEquals(List.of("certificateId", "certificatePem", "certificateOwnershipToken"), names(json.readTree(claim.next().payload())));

            claim.publish(topic, "{\"certificateSigningRequest\":\"nonsense\"}");
            assertRejected(claim.next(), topic, 400, "InvalidCertificateSigningRequest");
            claim.publish(topic, "{}");
            assertRejected(claim.next(), topic, 400, "InvalidCertificateSigningRequest");
            claim.publish(topic, "{\"certificateSigningRequest\":7}");
            assertRejected(claim.next(), topic, 400, "InvalidPayload");
        }
    }

    @Test
    void registeringNeedsAGoodTokenAndGoodParameters() throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/accepted", PROVISION + "/accepted", PROVISION + "/rejected");
            claim.publish(CREATE, "");
            String token = json.readTree(claim.next().payload()).path("certificateOwnershipToken").asText();

            claim.publish(PROVISION, "{}");
            Message empty = claim.next();
            assertRejected(empty, PROVISION, 400, "InvalidCertificateOwnershipToken");
            assertEquals("Certificate ownership token cannot be empty.", json.readTree(empty.payload()).path("errorMessage").asText());
            claim.publish(PROVISION, "{\"certificateOwnershipToken\":null}");
            assertRejected(claim.next(), PROVISION, 400, "InvalidCertificateOwnershipToken");
            claim.publish(PROVISION, "{\"certificateOwnershipToken\":\"" + token + "\"}");
            assertRejected(claim.next(), PROVISION, 400, "InvalidParameters");
            claim.publish(PROVISION, "{\"certificateOwnershipToken\":\"" + token + "\",\"parameters\":{\"SerialNumber\":5}}");
            assertRejected(claim.next(), PROVISION, 400, "InvalidParameters");
            claim.publish(PROVISION, "{\"certificateOwnershipToken\":\"" + token + "\",\"parameters\":[]}");
            assertRejected(claim.next(), PROVISION, 400, "InvalidPayload");

            String good = "{\"certificateOwnershipToken\":\"" + token + "\",\"parameters\":{\"SerialNumber\":\"SN1\"}}";
            claim.publish(PROVISION, good);
            assertEquals("{\"deviceConfiguration\":{},\"thingName\":\"sensor-SN1\"}", claim.next().text());
            claim.publish(PROVISION, good);
            assertRejected(claim.next(), PROVISION, 400, "InvalidCertificateOwnershipToken");
        }
    }

    @Test
    void onlyWhoAskedIsAnswered() throws Exception {
        try (TestClient asks = claim();
                TestClient listens = claim()) {
            listens.subscribe(CREATE + "/accepted");
            asks.subscribe(CREATE + "/accepted").publish(CREATE, "");

            asks.next();
            assertTrue(listens.hearsNothing());
        }
    }

    @Test
    void whoHasNotSubscribedIsAnsweredTooAndEverybodyOnce() throws Exception {
        try (TestClient claim = claim()) {
            claim.publish(CREATE, "");
            assertEquals(CREATE + "/accepted", claim.next().topic());
            claim.publish(PROVISION, "{}");
            assertRejected(claim.next(), PROVISION, 400, "InvalidCertificateOwnershipToken");

            claim.subscribe(CREATE + "/accepted", CREATE + "/+", CREATE + "/#").publish(CREATE, "");
            claim.next();
            assertTrue(claim.hearsNothing());
        }
    }

    @Test
    void subscribeNamesEightFiltersAtMost() throws Exception {
        try (TestClient claim = claim()) {
            TestClient.await(claim.subscribing(filters(8)));
            claim.subscribing(filters(9));
            claim.awaitHangUp();
        }
    }

    private static List<String> filters(int count) {
        return IntStream.range(0, count).mapToObj(i -> CREATE + "/" + i).toList();
    }

    @Test
    void newerSessionOfAClientIdEndsTheOlder() throws Exception {
        TestCredentials credentials = broker.claim("practice-sensor");
        try (TestClient older = TestClient.connect(broker, credentials, "same");
                TestClient newer = TestClient.connect(broker, credentials, "same")) {
            older.awaitHangUp();
            newer.subscribe(CREATE + "/accepted").publish(CREATE, "");
            newer.next();
        }
    }

    @Test
    void sessionOutlivesItsClaimForRegisteringOnly() throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/+", "$aws/certificates/create-from-csr/json/+", PROVISION + "/+").publish(CREATE, "");
            String token = json.readTree(claim.next().payload()).path("certificateOwnershipToken").asText();
            broker.time.advance(Duration.ofMinutes(6));

            claim.publish(CREATE, "");
            assertRejected(claim.next(), CREATE, 403, "ClaimCertificateExpired");
            claim.publish("$aws/certificates/create-from-csr/json", "{}");
            assertRejected(claim.next(), "$aws/certificates/create-from-csr/json", 403, "ClaimCertificateExpired");
            claim.publish(PROVISION, "{\"certificateOwnershipToken\":\"" + token + "\",\"parameters\":{\"SerialNumber\":\"SN1\"}}");
            assertEquals(PROVISION + "/accepted", claim.next().topic());
        }
    }

    @Test
    void silentBrokerAcknowledgesAndDoesNotAnswer() throws Exception {
        broker.close();
        broker = new TestBroker(Scenario.FAIR.withBrokerSilent());
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/#").publish(CREATE, "");

            assertTrue(claim.hearsNothing());
            assertTrue(claim.isConnected());
        }
    }

    @Test
    void tooLargePayloadEndsTheConnectionAndTheLargestDoesNot() throws Exception {
        try (TestClient claim = claim()) {
            claim.subscribe(CREATE + "/rejected");
            TestClient.await(claim.publishing(CREATE, new byte[128 * 1024], MqttQos.AT_LEAST_ONCE));
            assertRejected(claim.next(), CREATE, 400, "InvalidPayload");

            claim.publishing(CREATE, new byte[128 * 1024 + 1], MqttQos.AT_LEAST_ONCE);
            claim.awaitHangUp();
        }
        try (TestClient claim = claim()) {
            claim.publishing(CREATE, new byte[1024 * 1024], MqttQos.AT_LEAST_ONCE);
            claim.awaitHangUp();
        }
    }

    @Test
    void claimThatIsNotInTheRegistryIsRefused() {
        TestCredentials forgotten = TestBroker.credentials(broker.ca.issueClaim(Duration.ofMinutes(5)));

        assertNotAuthorized(forgotten, "any");
    }

    @Test
    void claimMayNotLeaveAWillElsewhere() throws Exception {
        var will = Mqtt3Publish.builder().topic("hello").payload("bye".getBytes()).qos(MqttQos.AT_MOST_ONCE).build();

        ExecutionException refused = assertThrows(ExecutionException.class,
                () -> TestClient.connect(broker, broker.claim("practice-sensor"), "any", Optional.of(will)));
        assertInstanceOf(Mqtt3ConnAckException.class, refused.getCause());
    }

    @Test
    void tooLongClientIdIsRefused() {
        assertNotAuthorized(broker.claim("practice-sensor"), "x".repeat(129));
    }

    private void assertNotAuthorized(TestCredentials credentials, String clientId) {
        ExecutionException refused = assertThrows(ExecutionException.class, () -> TestClient.connect(broker, credentials, clientId));
        Mqtt3ConnAckException answer = assertInstanceOf(Mqtt3ConnAckException.class, refused.getCause());
        assertEquals(Mqtt3ConnAckReturnCode.NOT_AUTHORIZED, answer.getMqttMessage().getReturnCode());
    }

    private TestClient claim() throws Exception {
        return TestClient.connect(broker, broker.claim("practice-sensor"), "claim-" + UUID.randomUUID());
    }

    private void assertRejected(Message answer, String topic, int status, String code) throws Exception {
        assertEquals(topic + "/rejected", answer.topic());
        JsonNode error = json.readTree(answer.payload());
        assertEquals(code, error.path("errorCode").asText(), answer.text());
        assertEquals(status, error.path("statusCode").asInt());
        assertFalse(error.path("errorMessage").asText().isEmpty());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
