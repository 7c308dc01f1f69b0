package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packets of a client that is not connected yet, or no more. The broker hangs up on it, and nothing breaks, which {@link TestBroker} sees to. */
class OutOfTurnTest {

    /** What a client may send once it is connected (MQTT 3.1.1, section 3), and what it ends by. */
    private enum Packet {
        PUBLISH(0x30, 5, 0, 1, 'a', 'h', 'i'),
        PUBLISH_AT_LEAST_ONCE(0x32, 5, 0, 1, 'a', 0, 1),
        PUBACK(0x40, 2, 0, 1),
        PUBREC(0x50, 2, 0, 1),
        PUBREL(0x62, 2, 0, 1),
        PUBCOMP(0x70, 2, 0, 1),
        SUBSCRIBE(0x82, 6, 0, 1, 0, 1, 'a', 0),
        UNSUBSCRIBE(0xa2, 5, 0, 1, 0, 1, 'a'),
        PINGREQ(0xc0, 0),
        DISCONNECT(0xe0, 0);

        private final byte[] bytes;

        Packet(int... values) {
            bytes = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                bytes[i] = (byte) values[i];
            }
        }

        byte[] behind(Packet first) {
            byte[] both = new byte[first.bytes.length + bytes.length];
            System.arraycopy(first.bytes, 0, both, 0, first.bytes.length);
            System.arraycopy(bytes, 0, both, first.bytes.length, bytes.length);
            return both;
        }
    }

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    private RawMqtt client() throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(broker.claim("practice-sensor"))), broker.port(), "localhost");
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotBeginWithAConnectIsHungUpOn(Packet packet) throws Exception {
        try (RawMqtt client = client()) {
            client.send(packet.bytes);
            assertTrue(client.isHungUpOn());
        }
    }

    private void assertEndsWith(byte[] packets) throws Exception {
        try (RawMqtt client = client()) {
            assertEquals(0, client.connect("any"));
            client.send(packets);
            assertTrue(client.isHungUpOn());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBehindAGoodbyeIsNotHeard(Packet packet) throws Exception {
        assertEndsWith(packet.behind(Packet.DISCONNECT));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasUnderWayWhenItWasHungUpOnIsNotHeard(Packet packet) throws Exception {
        // Nothing takes what a claim's client publishes there.
        assertEndsWith(packet.behind(Packet.PUBLISH));
    }

    @ParameterizedTest
    @EnumSource
    void whatComesBehindAConnectThatIsRefusedIsNotHeard(Packet packet) throws Exception {
        try (RawMqtt client = client()) {
            byte[] anOldVersion = {0x10, 15, 0, 6, 'M', 'Q', 'I', 's', 'd', 'p', 3, 2, 0, 0, 0, 1, 'a'};
            client.send(anOldVersion);
            client.send(packet.bytes);
            assertTrue(client.isHungUpOn());
        }
    }

    @Test
    void othersAreNotDisturbed() throws Exception {
        try (RawMqtt client = client();
                RawMqtt hasty = client()) {
            assertEquals(0, client.connect("any"));
            hasty.send(Packet.PUBACK.bytes);
            assertTrue(hasty.isHungUpOn());
            client.send(Packet.PINGREQ.bytes);
            assertArrayEquals(new byte[] {(byte) 0xd0, 0}, client.receive());
        }
    }
}
