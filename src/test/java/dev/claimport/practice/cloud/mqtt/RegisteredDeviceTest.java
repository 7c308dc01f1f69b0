package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import dev.claimport.practice.cloud.http.CloudWait;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices may do that have a certificate of their own. */
@Timeout(240)
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
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
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

    /** A CONNECT of MQTT 3.1.1 and one of 5, each with client id {@code sensor-SN1}, will topic {@code wills/SN1} and a will of no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {
        "102300044d5154540406000a000a73656e736f722d534e31000977696c6c732f534e310000",
        "102500044d5154540506000a00000a73656e736f722d534e3100000977696c6c732f534e310000"
    })
    void willWithoutAPayloadIsAWill(String connect) throws Exception {
        try (TestClient watcher = connect("SN2").subscribe("wills/+")) {
            try (RawMqtt lost = raw()) {
                lost.send(HexFormat.of().parseHex(connect));
                byte[] connack = lost.receive();
                assertEquals(0x20, connack[0]);
                assertEquals(0, connack[3]);
            }
            assertEquals("", watcher.next().text());
        }
    }

    /**
     * The same without the length of the will: HiveMQ's client writes it so. Then a CONNECT without the client id that it promises, and a SUBSCRIBE and a
     * PUBLISH after a good one that end before their filter and topic do.
     */
    @ParameterizedTest
    @ValueSource(strings = {
        "102100044d5154540406000a000a73656e736f722d534e31000977696c6c732f534e31",
        "102300044d5154540506000a00000a73656e736f722d534e3100000977696c6c732f534e31",
        "100e00044d5154540402000a000a7365",
        "101600044d5154540402000a000a73656e736f722d534e31 820500010003 61",
        "101600044d5154540402000a000a73656e736f722d534e31 3003000561"
    })
    void packetThatEndsTooEarlyEndsTheConnectionAtOnce(String packets) throws Exception {
        try (RawMqtt client = raw()) {
            Instant sent = Instant.now();
            client.send(HexFormat.of().parseHex(packets.replace(" ", "")));

            assertTrue(client.isHungUpOn());
            assertTrue(Duration.between(sent, Instant.now()).compareTo(CloudWait.CONNECT.limit()) < 0);
        }
    }

    private RawMqtt raw() throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(register("SN1"))), broker.port(), "localhost");
    }

    private TestClient connect(String serial) throws Exception {
        return TestClient.connect(broker, register(serial), "sensor-" + serial);
    }

    private TestCredentials register(String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
        broker.registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }
}
