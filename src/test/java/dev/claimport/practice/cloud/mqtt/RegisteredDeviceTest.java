package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices may do that have a certificate of their own, and MQTT 5 where it differs. */
@Timeout(60)
class RegisteredDeviceTest {

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void devicesTalkToEachOther() throws Exception {
        try (TestClient one = connect("SN1");
                TestClient two = connect("SN2")) {
            one.subscribe("sites/+/state", "all/#");
            two.publish("sites/cork/state", "warm");
            two.publish("sites/cork/door/state", "open");
            two.publish("all", "hands");

            assertEquals("warm", one.next().text());
            assertEquals("hands", one.next().text());
            assertTrue(two.hearsNothing());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$aws/certificates/create/json", "$aws/things/sensor-SN1/shadow/get", "$SYS/a", "1/2/3/4/5/6/7/8/9"})
    void whatIsNotTheirsEndsTheConnection(String topic) throws Exception {
        try (TestClient publisher = connect("SN1")) {
            publisher.publishing(topic, new byte[0], MqttQos.AT_LEAST_ONCE);
            publisher.awaitHangUp();
        }
        try (TestClient subscriber = connect("SN1")) {
            subscriber.subscribing(topic, MqttQos.AT_LEAST_ONCE);
            subscriber.awaitHangUp();
        }
    }

    @Test
    void deviceConnectsUnderTheNameOfItsThingOnly() throws Exception {
        TestCredentials device = register("SN1");

        assertThrows(ExecutionException.class, () -> TestClient.connect(broker, device, "sensor-SN2"));
        TestClient.connect(broker, device, "sensor-SN1").close();
    }

    @Test
    void certificateThatIsNotRegisteredYetIsRefused() {
        CreatedCertificate created = broker.registry.createKeysAndCertificate();
        TestCredentials pending = TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));

        ExecutionException refused = assertThrows(ExecutionException.class, () -> TestClient.connect(broker, pending, "sensor-SN1"));
        assertInstanceOf(Mqtt3ConnAckException.class, refused.getCause());
    }

    @Test
    void willIsPublishedWhenADeviceIsLostAndNotWhenItSaysGoodbye() throws Exception {
        Optional<Mqtt3Publish> will = Optional.of(Mqtt3Publish.builder().topic("wills/SN1").payload("gone".getBytes()).build());
        TestCredentials device = register("SN1");
        try (TestClient watcher = connect("SN2").subscribe("wills/+");
                TestClient polite = TestClient.connect(broker, device, "sensor-SN1", will)) {
            polite.disconnect();
            assertTrue(watcher.hearsNothing());

            try (TestClient lost = TestClient.connect(broker, device, "sensor-SN1", will)) {
                lost.publishing("$aws/x", new byte[0], MqttQos.AT_MOST_ONCE);
                lost.awaitHangUp();
            }
            assertEquals("gone", watcher.next().text());
        }
    }

    @Test
    void mqtt5ClientIsToldTheLimits() throws Exception {
        Mqtt5BlockingClient client = five(register("SN1"), "sensor-SN1");
        Mqtt5ConnAck accepted = client.connect();

        assertEquals(MqttQos.AT_LEAST_ONCE, accepted.getRestrictions().getMaximumQos());
        assertTrue(!accepted.getRestrictions().isSharedSubscriptionAvailable());
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
            assertEquals("news/other", received.receive(15, TimeUnit.SECONDS).orElseThrow().getTopic().toString());

            client.unsubscribeWith().topicFilter("news/#").send();
            other.publish("news/other", "!");
            assertTrue(received.receive(150, TimeUnit.MILLISECONDS).isEmpty());
        }
        client.disconnect();
    }

    private Mqtt5BlockingClient five(TestCredentials credentials, String clientId) throws Exception {
        return MqttClient.builder().useMqttVersion5().identifier(clientId).serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, credentials)).buildBlocking();
    }

    private TestClient connect(String serial) throws Exception {
        return TestClient.connect(broker, register(serial), "sensor-" + serial);
    }

    private TestCredentials register(String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate();
        broker.registry.registerThing("practice-sensor", created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }
}
