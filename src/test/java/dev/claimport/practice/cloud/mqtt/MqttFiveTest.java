package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.cloud.registry.ThingConnections;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** MQTT 5 where it differs. */
@Timeout(240)
class MqttFiveTest {

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void mqtt5ClientIsToldTheLimits() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        Mqtt5ConnAck accepted = client.connect();

        assertEquals(MqttQos.AT_LEAST_ONCE, accepted.getRestrictions().getMaximumQos());
        assertEquals(146 * 1024, accepted.getRestrictions().getMaximumPacketSize());
        assertTrue(!accepted.getRestrictions().isRetainAvailable());
        assertTrue(accepted.getRestrictions().isWildcardSubscriptionAvailable());
        assertTrue(!accepted.getRestrictions().areSubscriptionIdentifiersAvailable());
        assertTrue(!accepted.getRestrictions().isSharedSubscriptionAvailable());
        assertEquals(0, accepted.getSessionExpiryInterval().orElseThrow());
        assertTrue(!accepted.isSessionPresent());
        client.disconnect();
    }

    @Test
    void mqtt5ClientWithoutANameIsGivenOne() throws Exception {
        Mqtt5BlockingClient client = MqttClient.builder().useMqttVersion5().serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, broker.claim("practice-sensor"))).identifier("").buildBlocking();

        assertEquals(36, client.connect().getAssignedClientIdentifier().orElseThrow().toString().length());
        client.disconnect();
    }

    @Test
    void mqtt5RefusalHasItsReason() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN2");

        Mqtt5ConnAckException refused = assertThrows(Mqtt5ConnAckException.class, client::connect);
        assertEquals(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED, refused.getMqttMessage().getReasonCode());
    }

    @Test
    void mqtt5SubscriptionsEndAndKeepTheirOwnMessagesAway() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        client.connect();
        try (Mqtt5BlockingClient.Mqtt5Publishes received = client.publishes(MqttGlobalPublishFilter.ALL);
                TestClient other = connect("SN2")) {
            client.subscribeWith().topicFilter("news/#").qos(MqttQos.AT_LEAST_ONCE).noLocal(true).send();
            client.publishWith().topic("news/mine").qos(MqttQos.AT_LEAST_ONCE).send();
            other.publish("news/other", "!");
            assertEquals("news/other", received.receive(60, TimeUnit.SECONDS).orElseThrow().getTopic().toString());

            client.unsubscribeWith().topicFilter("news/#").send();
            other.publish("news/other", "!");
            assertTrue(received.receive(150, TimeUnit.MILLISECONDS).isEmpty());
        }
        client.disconnect();
    }

    @Test
    void propertiesOfAMessageGoOnToItsSubscribers() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        Mqtt5BlockingClient sender = five(register("SN2"), "sensor-SN2");
        client.connect();
        sender.connect();
        try (Mqtt5BlockingClient.Mqtt5Publishes received = client.publishes(MqttGlobalPublishFilter.ALL);
                TestClient older = connect("SN3").subscribe("news/#")) {
            client.subscribeWith().topicFilter("news/#").qos(MqttQos.AT_LEAST_ONCE).send();
            sender.publishWith().topic("news/a").qos(MqttQos.AT_LEAST_ONCE).payload("!".getBytes(StandardCharsets.UTF_8))
                    .contentType("text/plain").responseTopic("answers/a").correlationData(new byte[] {1, 2})
                    .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8).messageExpiryInterval(60)
                    .userProperties().add("k", "1").add("k", "2").applyUserProperties().send();

            Mqtt5Publish message = received.receive(60, TimeUnit.SECONDS).orElseThrow();
            assertEquals("text/plain", message.getContentType().orElseThrow().toString());
            assertEquals("answers/a", message.getResponseTopic().orElseThrow().toString());
            assertEquals(ByteBuffer.wrap(new byte[] {1, 2}), message.getCorrelationData().orElseThrow());
            assertEquals(Mqtt5PayloadFormatIndicator.UTF_8, message.getPayloadFormatIndicator().orElseThrow());
            assertEquals(60, message.getMessageExpiryInterval().orElseThrow());
            assertEquals(List.of("(k, 1)", "(k, 2)"), message.getUserProperties().asList().stream().map(Object::toString).toList());
            assertEquals("!", older.next().text());
        }
        client.disconnect();
        sender.disconnect();
    }

    @Test
    void nothingIsSentThatIsLargerThanTheClientTakes() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        client.connectWith().restrictions().maximumPacketSize(100).applyRestrictions().send();
        try (Mqtt5BlockingClient.Mqtt5Publishes received = client.publishes(MqttGlobalPublishFilter.ALL);
                TestClient other = connect("SN2")) {
            client.subscribeWith().topicFilter("a").qos(MqttQos.AT_LEAST_ONCE).send();
            // Fixed header 2, topic 3, packet identifier 2, length of the properties 1.
            other.publish("a", "x".repeat(93));
            other.publish("a", "y".repeat(92));

            assertEquals('y', received.receive(60, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes()[0]);
            assertTrue(client.getState().isConnected());
        }
        client.disconnect();
    }

    /** Subscriptions to {@code a} with identifier, to {@code $share/g/a}, to {@code $SYS}, with QoS 2; retained and QoS 2 to {@code a}. */
    @ParameterizedTest
    @CsvSource({"82090001020b0700016101, a1", "8210000100000a2473686172652f672f6101, 9e", "820a00010000042453595301, 87", "820700010000016102, 9b", "31050001610078, 9a", "340700016100010078, 9b"})
    void whatEndsTheConnectionIsSaidByItsReasonCode(String packet, String reason) throws Exception {
        try (RawMqtt client = raw(register("SN1"))) {
            assertEquals(0, client.connectFive("sensor-SN1", new byte[0])[3]);
            client.send(HexFormat.of().parseHex(packet));

            assertDisconnected(reason, client);
        }
    }

    @Test
    void newerSessionIsTheReasonForTheEndOfTheOlder() throws Exception {
        TestCredentials device = register("SN1");
        try (RawMqtt older = raw(device);
                RawMqtt newer = raw(device)) {
            assertEquals(0, older.connectFive("sensor-SN1", new byte[0])[3]);
            assertEquals(0, newer.connectFive("sensor-SN1", new byte[0])[3]);

            assertDisconnected("8e", older);
        }
    }

    @Test
    void authenticationMethodIsRefused() throws Exception {
        try (RawMqtt client = raw(register("SN1"))) {
            assertEquals((byte) 0x8c, client.connectFive("sensor-SN1", new byte[] {0x15, 0, 1, 'x'})[3]);
        }
    }

    private static void assertDisconnected(String reason, RawMqtt client) throws Exception {
        byte[] packet = client.receive();
        assertEquals((byte) 0xe0, packet[0]);
        assertArrayEquals(HexFormat.of().parseHex(reason), new byte[] {packet[2]});
        assertTrue(client.isHungUpOn());
    }

    private RawMqtt raw(TestCredentials credentials) throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(credentials)), broker.port(), "localhost");
    }

    private Mqtt5BlockingClient five(TestCredentials credentials, String clientId) throws Exception {
        return MqttClient.builder().useMqttVersion5().identifier(clientId).serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, credentials)).buildBlocking();
    }

    private TestClient connect(String serial) throws Exception {
        return TestClient.connect(broker, register(serial), "sensor-" + serial);
    }

    private TestCredentials register(String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
        broker.registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }

    @Test
    void thingIsOnLineWhileItIsConnected() throws Exception {
        assertEquals(Optional.empty(), broker.registry.connection("sensor-SN1"));
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        client.connect();
        assertEquals(Optional.of(new ThingConnections.State(true, broker.time.instant(), Optional.empty())), broker.registry.connection("sensor-SN1"));
        client.disconnect();
        var left = Optional.of(new ThingConnections.State(false, broker.time.instant(), Optional.of("CLIENT_INITIATED_DISCONNECT")));
        for (int i = 0; i < 500 && !broker.registry.connection("sensor-SN1").equals(left); i++) {
            Thread.sleep(10);
        }
        assertEquals(left, broker.registry.connection("sensor-SN1"));
    }
}
