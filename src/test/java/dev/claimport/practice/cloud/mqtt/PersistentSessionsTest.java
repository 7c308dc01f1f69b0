package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that outlive their connection: subscriptions stay, messages of QoS 1 wait, and an hour later all is gone. */
@Timeout(240)
class PersistentSessionsTest {

    private static final HexFormat HEX = HexFormat.of();
    /** Client id {@code sensor-SN1}, clean session 0. */
    private static final byte[] CONNECT = HEX.parseHex("101600044d5154540400000a000a73656e736f722d534e31");
    /** To {@code a} with QoS 1. */
    private static final byte[] SUBSCRIBE = HEX.parseHex("8206000100016101");

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void whatWasPublishedMeanwhileIsThereWhenTheClientComesBack() throws Exception {
        TestCredentials device = register("SN1");
        Mqtt3BlockingClient client = three(device);
        assertFalse(client.connectWith().cleanSession(false).send().isSessionPresent());
        client.subscribeWith().topicFilter("news/#").qos(MqttQos.AT_LEAST_ONCE).send();
        client.disconnect();
        try (TestClient other = TestClient.connect(broker, register("SN2"), "sensor-SN2")) {
            other.publishing("news/lost", new byte[0], MqttQos.AT_MOST_ONCE).get(60, TimeUnit.SECONDS);
            other.publish("news/kept", "1");
            other.publish("elsewhere", "2");

            try (Mqtt3Publishes received = client.publishes(MqttGlobalPublishFilter.ALL)) {
                assertTrue(client.connectWith().cleanSession(false).send().isSessionPresent());
                assertEquals("news/kept", received.receive(60, TimeUnit.SECONDS).orElseThrow().getTopic().toString());
                other.publish("news/now", "3");
                assertEquals("news/now", received.receive(60, TimeUnit.SECONDS).orElseThrow().getTopic().toString());
            }
        }
        client.disconnect();
    }

    @Test
    void aCleanSessionThrowsAwayWhatWasThere() throws Exception {
        TestCredentials device = register("SN1");
        Mqtt3BlockingClient client = three(device);
        client.connectWith().cleanSession(false).send();
        client.disconnect();

        assertFalse(client.connectWith().cleanSession(true).send().isSessionPresent());
        client.disconnect();
        assertFalse(client.connectWith().cleanSession(false).send().isSessionPresent());
        client.disconnect();
    }

    @Test
    void anHourLaterTheSessionIsGone() throws Exception {
        TestCredentials device = register("SN1");
        Mqtt3BlockingClient client = three(device);
        client.connectWith().cleanSession(false).send();
        client.disconnect();
        awaitAway();

        broker.time.advance(Duration.ofMinutes(59));
        assertTrue(client.connectWith().cleanSession(false).send().isSessionPresent());
        client.disconnect();
        awaitAway();
        broker.time.advance(Duration.ofMinutes(61));
        assertFalse(client.connectWith().cleanSession(false).send().isSessionPresent());
        client.disconnect();
    }

    @Test
    void mqtt5ClientIsToldHowLongItsSessionIsKept() throws Exception {
        Mqtt5BlockingClient client = MqttClient.builder().useMqttVersion5().identifier("sensor-SN1").serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, register("SN1"))).buildBlocking();

        assertEquals(90, client.connectWith().sessionExpiryInterval(90).send().getSessionExpiryInterval().orElse(90));
        client.disconnect();
        awaitAway();
        broker.time.advance(Duration.ofSeconds(80));
        assertTrue(client.connectWith().cleanStart(false).sessionExpiryInterval(100_000).send().isSessionPresent());
        client.disconnectWith().sessionExpiryInterval(0).send();
        awaitAway();
        var last = client.connectWith().cleanStart(false).sessionExpiryInterval(100_000).send();
        assertFalse(last.isSessionPresent());
        assertEquals(3600, last.getSessionExpiryInterval().orElseThrow());
        client.disconnect();
    }

    @Test
    void whatWasNotAcknowledgedIsSentAgainUnderItsIdentifier() throws Exception {
        TestCredentials device = register("SN1");
        byte[] first;
        try (TestClient other = TestClient.connect(broker, register("SN2"), "sensor-SN2")) {
            try (RawMqtt client = raw(device)) {
                client.send(CONNECT);
                assertArrayEquals(HEX.parseHex("20020000"), client.receive());
                client.send(SUBSCRIBE);
                client.receive();
                other.publish("a", "!");
                first = client.receive();
            }
            assertEquals(0x32, first[0]);
            try (RawMqtt client = raw(device)) {
                client.send(CONNECT);
                assertArrayEquals(HEX.parseHex("20020100"), client.receive());
                byte[] again = client.receive();
                assertEquals(0x3a, again[0]);
                assertArrayEquals(Arrays.copyOfRange(first, 1, first.length), Arrays.copyOfRange(again, 1, again.length));
                client.send(new byte[] {0x40, 2, again[5], again[6]});
                client.send(new byte[] {(byte) 0xc0, 0});
                assertEquals((byte) 0xd0, client.receive()[0]);
            }
            try (RawMqtt client = raw(device)) {
                client.send(CONNECT);
                assertArrayEquals(HEX.parseHex("20020100"), client.receive());
                client.send(new byte[] {(byte) 0xc0, 0});
                assertEquals((byte) 0xd0, client.receive()[0]);
            }
        }
    }

    /** The broker sees the end of a connection a little after its client does: a client of its own comes and goes in between. */
    private void awaitAway() throws Exception {
        try (RawMqtt client = raw(broker.claim("practice-sensor"))) {
            assertEquals(0, client.connect("between"));
        }
    }

    private RawMqtt raw(TestCredentials credentials) throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(credentials)), broker.port(), "localhost");
    }

    private Mqtt3BlockingClient three(TestCredentials credentials) throws Exception {
        return MqttClient.builder().useMqttVersion3().identifier("sensor-SN1").serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, credentials)).buildBlocking();
    }

    private TestCredentials register(String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
        broker.registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }
}
