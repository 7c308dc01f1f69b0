package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.registry.Principal;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that may connect is let in when that is wished. */
@Timeout(240)
class AdmissionTest {

    private record Waiting(Principal who, Runnable letIn) {}

    private static final byte[] PING = {(byte) 0xc0, 0};
    private static final byte[] PONG = {(byte) 0xd0, 0};

    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final TestBroker broker = new TestBroker((who, letIn) -> waiting.add(new Waiting(who, letIn)));

    @AfterEach
    void close() {
        broker.close();
    }

    private RawMqtt client() throws Exception {
        return RawMqtt.open(RawMqtt.context(broker.ca.rootCas(), Optional.of(broker.claim("practice-sensor"))), broker.port(), "localhost");
    }

    private static FutureTask<Integer> connecting(RawMqtt client, byte... behind) {
        FutureTask<Integer> code = new FutureTask<>(() -> client.connect("any", behind));
        Thread.ofVirtual().start(code);
        return code;
    }

    @Test
    void waitsUntilItIsLetIn() throws Exception {
        try (RawMqtt client = client()) {
            FutureTask<Integer> code = connecting(client);
            Waiting held = waiting.take();
            assertInstanceOf(Principal.Claim.class, held.who());
            assertFalse(code.isDone());
            held.letIn().run();
            assertEquals(0, code.get());
        }
    }

    /** MQTT 3.1.1, section 3.1.4: a client need not wait for its CONNACK. */
    @Test
    void whatComesBehindItsConnectWaitsAsLong() throws Exception {
        try (RawMqtt client = client()) {
            FutureTask<Integer> code = connecting(client, PING);
            Waiting held = waiting.take();
            client.send(PING);
            held.letIn().run();
            assertEquals(0, code.get());
            assertArrayEquals(PONG, client.receive());
            assertArrayEquals(PONG, client.receive());
        }
    }

    @Test
    void whatComesBehindItsConnectIsTakenWhereNobodyWaits() throws Exception {
        try (TestBroker open = new TestBroker(Admission.AT_ONCE);
                RawMqtt client = RawMqtt.open(RawMqtt.context(open.ca.rootCas(), Optional.of(open.claim("practice-sensor"))), open.port(), "localhost")) {
            assertEquals(0, client.connect("any", PING));
            assertArrayEquals(PONG, client.receive());
        }
    }

    @Test
    void whoSendsTooMuchWhileItWaitsIsHungUpOn() throws Exception {
        try (RawMqtt client = client()) {
            connecting(client, new byte[200 * 1024]);
            Waiting held = waiting.take();
            assertTrue(client.isHungUpOn());
            held.letIn().run();
        }
    }

    @Test
    void oneThatHungUpMeanwhileDisturbsNobody() throws Exception {
        try (RawMqtt impatient = client()) {
            connecting(impatient);
            Waiting held = waiting.take();
            impatient.close();
            try (RawMqtt client = client()) {
                FutureTask<Integer> code = connecting(client);
                Waiting next = waiting.take();
                held.letIn().run();
                next.letIn().run();
                assertEquals(0, code.get());
            }
        }
    }
}
