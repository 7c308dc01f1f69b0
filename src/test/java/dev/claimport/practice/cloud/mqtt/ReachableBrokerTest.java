package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.OwnAddress;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that is to be reached from outside of this computer. */
@Timeout(240)
class ReachableBrokerTest {

    private static RawMqtt open(TestBroker broker, String host, String serverName, String protocol) throws Exception {
        SSLContext context = RawMqtt.context(broker.ca.rootCas(), Optional.of(broker.claim("practice-sensor")));
        return RawMqtt.open(context, host, broker.port(), serverName, parameters -> {
            parameters.setProtocols(new String[] {protocol});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void clientThatVerifiesTheHostComesToTheAddressWithoutAName(String protocol) throws Exception {
        Inet4Address own = OwnAddress.assumed();
        try (TestBroker broker = new TestBroker(Scenario.FAIR, Optional.of(own)); RawMqtt client = open(broker, own.getHostAddress(), "", protocol)) {
            assertEquals(0, client.connect("any"));
        }
    }

    @Test
    void addressInThePlaceOfTheNameIsFineAndAnotherNameIsNot() throws Exception {
        Inet4Address own = OwnAddress.assumed();
        try (TestBroker broker = new TestBroker(Scenario.FAIR, Optional.of(own))) {
            try (RawMqtt client = open(broker, own.getHostAddress(), own.getHostAddress(), "TLSv1.2")) {
                assertEquals(0, client.connect("any"));
            }
            assertThrows(IOException.class, () -> open(broker, own.getHostAddress(), "example.com", "TLSv1.2"));
        }
    }

    @Test
    void loopbackIsListenedOnAsWell() throws Exception {
        try (TestBroker broker = new TestBroker(Scenario.FAIR, Optional.of(OwnAddress.assumed())); RawMqtt client = open(broker, "127.0.0.1", "localhost", "TLSv1.3")) {
            assertEquals(0, client.connect("any"));
        }
    }

    @Test
    void loopbackItselfMayBeTheAddress() throws Exception {
        var loopback = Inet4Address.ofLiteral("127.0.0.1");
        try (TestBroker broker = new TestBroker(Scenario.FAIR, Optional.of(loopback)); RawMqtt client = open(broker, "127.0.0.1", "", "TLSv1.3")) {
            assertEquals(0, client.connect("any"));
        }
    }

    @Test
    void withoutAnAddressNobodyIsThere() throws Exception {
        Inet4Address own = OwnAddress.assumed();
        try (TestBroker broker = new TestBroker(Scenario.FAIR)) {
            assertThrows(ConnectException.class, () -> open(broker, own.getHostAddress(), "", "TLSv1.3"));
        }
    }
}
