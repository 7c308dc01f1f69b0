package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import dev.claimport.failure.FailureException;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RawMqtt;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets through the handshake, and what the broker makes of bytes that are no MQTT. */
@Timeout(240)
class BrokerTlsTest {

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void claimGetsIn(String protocol) throws Exception {
        try (RawMqtt client = RawMqtt.open(context(broker.claim("practice-sensor")), broker.port(), "localhost", protocol)) {
            assertEquals(protocol, client.protocol());
            assertEquals(0, client.connect("any"));
        }
    }

    /** With the one root only, as firmware has it. */
    @ParameterizedTest
    @CsvSource({
        "RSA, TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,", "RSA, TLSv1.3, TLS_AES_128_GCM_SHA256, rsa_pss_rsae_sha256 rsa_pkcs1_sha256",
        "EC, TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,", "EC, TLSv1.3, TLS_AES_128_GCM_SHA256,"
    })
    void certificateIsOfTheKindThatTheClientKnows(String key, String protocol, String cipherSuite, String signatureSchemes) throws Exception {
        X509Certificate root = broker.ca.rootCas().get(key.equals("EC") ? 0 : 1);
        SSLContext context = RawMqtt.context(List.of(root), Optional.of(broker.claim("practice-sensor")));
        try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost", parameters -> {
            parameters.setProtocols(new String[] {protocol});
            parameters.setCipherSuites(new String[] {cipherSuite});
            if (signatureSchemes != null) {
                parameters.setSignatureSchemes(signatureSchemes.split(" "));
            }
        })) {
            assertEquals(key, client.serverKey());
            assertEquals(0, client.connect("any"));
        }
    }

    @Test
    void clientThatKnowsBothGetsTheShorter() throws Exception {
        try (RawMqtt client = RawMqtt.open(context(broker.claim("practice-sensor")), broker.port(), "localhost")) {
            assertEquals("EC", client.serverKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"})
    void hiveMqClientWithOneCipherSuiteProvisions(String cipherSuite) throws Exception {
        Mqtt3BlockingClient client = MqttClient.builder().useMqttVersion3().identifier("any").serverAddress(TestClient.address(broker))
                .sslConfig(TestClient.tls(broker, broker.claim("practice-sensor")).extend().cipherSuites(List.of(cipherSuite)).build()).buildBlocking();
        client.connect();
        client.disconnect();
    }

    @Test
    void mqttOnPort443IsNegotiatedByItsName() throws Exception {
        SSLContext context = context(broker.claim("practice-sensor"));
        try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost",
                parameters -> parameters.setApplicationProtocols(new String[] {"h2", "x-amzn-mqtt-ca"}))) {
            assertEquals("x-amzn-mqtt-ca", client.applicationProtocol());
            assertEquals(0, client.connect("any"));
        }
        try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost")) {
            assertEquals("", client.applicationProtocol());
            assertEquals(0, client.connect("any"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCALHOST", "a.localhost", "a.b.localhost"})
    void namesBelowLocalhostAreFine(String serverName) throws Exception {
        try (RawMqtt client = RawMqtt.open(context(broker.claim("practice-sensor")), broker.port(), serverName)) {
            assertEquals(0, client.connect("any"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "localhost.example.com", "notlocalhost"})
    void clientThatDoesNotNameLocalhostIsRefused(String serverName) throws Exception {
        SSLContext context = context(broker.claim("practice-sensor"));

        assertRefused(context, serverName, "TLSv1.2");
        assertRefused(context, serverName, "TLSv1.3");
    }

    @Test
    void expiredClaimIsRefused() throws Exception {
        SSLContext context = context(broker.claim("practice-sensor"));
        broker.time.advance(Duration.ofMinutes(5).plusSeconds(1));

        assertRefused(context, "localhost", "TLSv1.2");
        assertRefused(context, "localhost", "TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void expiredClaimDoesNotComeInByAResumedSession(String protocol) throws Exception {
        SSLContext context = context(broker.claim("practice-sensor"));
        try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost", protocol)) {
            assertEquals(0, client.connect("any"));
        }
        broker.time.advance(Duration.ofMinutes(6));

        assertRefused(context, "localhost", protocol);
    }

    @Test
    void claimOfAnotherAuthorityOfTheSameNameIsRefused() throws Exception {
        CertificateAuthority other = new CertificateAuthority(broker.time, () -> Keys.rsa(2048));

        assertRefused(context(TestBroker.credentials(other.issueClaim(Duration.ofMinutes(5)))), "localhost", "TLSv1.3");
    }

    @Test
    void clientWithoutACertificateIsRefused() throws Exception {
        SSLContext context = RawMqtt.context(broker.ca.rootCas(), Optional.empty());

        assertRefused(context, "localhost", "TLSv1.2");
        assertRefused(context, "localhost", "TLSv1.3");
    }

    @Test
    void brokerSurvivesWhatIsNoMqtt() throws Exception {
        SSLContext context = context(broker.claim("practice-sensor"));
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            byte[] noise = new byte[1 + random.nextInt(400)];
            random.nextBytes(noise);
            // Every packet type, from a client that has connected and from one that has not.
            noise[0] = (byte) (round << 4 | noise[0] & 0x0f);
            try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost")) {
                if (round >= 15) {
                    assertEquals(0, client.connect("noisy"));
                }
                client.send(noise);
            }
        }

        try (RawMqtt client = RawMqtt.open(context, broker.port(), "localhost")) {
            assertEquals(0, client.connect("quiet"));
        }
    }

    @Test
    void packetBeforeConnectEndsTheConnection() throws Exception {
        try (RawMqtt client = RawMqtt.open(context(broker.claim("practice-sensor")), broker.port(), "localhost")) {
            client.send(new byte[] {(byte) 0xc0, 0});
            assertTrue(client.isHungUpOn());
        }
    }

    @Test
    void secondConnectEndsTheConnection() throws Exception {
        try (RawMqtt client = RawMqtt.open(context(broker.claim("practice-sensor")), broker.port(), "localhost")) {
            assertEquals(0, client.connect("any"));
            assertThrows(IOException.class, () -> client.connect("any"));
        }
    }

    @Test
    void portThatIsTakenIsAFailureThatNamesIt() {
        Vertx vertx = Vertx.vertx();
        try {
            FailureException failure = assertThrows(FailureException.class,
                    () -> ProvisioningBroker.start(vertx, broker.port(), broker.ca, broker.registry, Scenario.FAIR, broker.time, _ -> {}, Admission.AT_ONCE));
            assertTrue(failure.failure().facts().get("problem").toString().contains(Integer.toString(broker.port())));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private SSLContext context(TestCredentials credentials) throws Exception {
        return RawMqtt.context(broker.ca.rootCas(), Optional.of(credentials));
    }

    /** In the handshake, or with TLS 1.3 and resumed sessions at the latest when it wants to connect. */
    private void assertRefused(SSLContext context, String serverName, String protocol) {
        boolean connected;
        try (RawMqtt client = RawMqtt.open(context, broker.port(), serverName, protocol)) {
            connected = client.connect("any") == 0;
        } catch (IOException _) {
            connected = false;
        }
        assertFalse(connected);
    }
}
