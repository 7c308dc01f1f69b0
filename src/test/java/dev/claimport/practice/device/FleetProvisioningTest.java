package dev.claimport.practice.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.SecretBytes;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.cloud.registry.CertificateAuthority;
import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.OwnAddress;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestCredentials;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(240)
class FleetProvisioningTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final BlockingQueue<DeviceStatus> reports = new LinkedBlockingQueue<>();
    private final List<TestBroker> brokers = new ArrayList<>();
    private TestBroker broker = broker(Scenario.FAIR);

    @AfterEach
    void close() {
        brokers.forEach(TestBroker::close);
    }

    @Test
    void goesThroughAllStatesToADoneThatTheRegistryConfirms() throws Exception {
        List<DeviceStatus> all = provision(bundle("practice-sensor", Map.of("SerialNumber", "SN1")));

        assertEquals(List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.REGISTERING, DeviceState.RECONNECTING,
                DeviceState.DONE), all.stream().map(DeviceStatus::state).toList());
        assertEquals(Optional.empty(), all.get(2).thing());
        String certificateId = all.get(3).certificateId().orElseThrow();
        assertEquals(new DeviceStatus(DeviceState.DONE, Optional.of("sensor-SN1"), Optional.of(certificateId), Optional.empty()), all.getLast());
        assertEquals(List.of(PracticeAccount.USUAL.certificateArn(certificateId)), broker.registry.principals("sensor-SN1"));
        assertEquals(Status.ACTIVE, broker.registry.certificate(certificateId).orElseThrow().status());
    }

    @Test
    void takesTheClientIdOfTheBundleAndNamesBelowLocalhost() throws Exception {
        TestCredentials claim = broker.claim("practice-sensor");
        BundleContents named = new BundleContents("localhost", broker.port(), "practice-sensor", Map.of("SerialNumber", "SN2"),
                claim.certificate(), key(claim), broker.ca.rootCas(), Optional.of("sensor-SN2"));

        assertEquals(DeviceState.DONE, provision(named).getLast().state());
    }

    @Test
    void refusalOfTheServiceIsReportedWithItsCode() throws Exception {
        DeviceStatus.Error refused = failure(bundle("practice-refused", Map.of("SerialNumber", "SN3")));
        assertEquals("ACCESS_DENIED", refused.code());
        assertEquals("The pre-provisioning hook did not allow the device.", refused.message());

        assertEquals("InvalidParameters", failure(bundle("practice-sensor", Map.of())).code());
    }

    @Test
    void endpointSignedBySomebodyElseIsATlsError() throws Exception {
        List<X509Certificate> others = new CertificateAuthority(broker.time, Keys::rsa).rootCas();
        TestCredentials claim = broker.claim("practice-sensor");

        assertEquals("tls", failure(bundle("localhost", broker.port(), claim, others)).code());
    }

    @Test
    void registersAtAnAddressThatTheCloudListensOn() throws Exception {
        Inet4Address own = OwnAddress.assumed();
        TestBroker reachable = new TestBroker(Scenario.FAIR, Optional.of(own));
        brokers.add(reachable);

        List<DeviceStatus> all = provision(bundle(own.getHostAddress(), reachable.port(), reachable.claim("practice-sensor"), reachable.ca.rootCas()));

        assertEquals(DeviceState.DONE, all.getLast().state());
        assertEquals(1, reachable.registry.principals("sensor-SN1").size());
    }

    @Test
    void endpointOfAnotherNameIsATlsError() throws Exception {
        // An address in the certificate is none that the client could indicate, so that the broker hangs up.
        assertEquals("tls", failure(bundle("127.0.0.1", broker.port(), broker.claim("practice-sensor"), broker.ca.rootCas())).code());
    }

    @Test
    void expiredClaimIsATlsError() throws Exception {
        TestCredentials claim = broker.claim("practice-sensor");
        broker.time.advance(Duration.ofMinutes(6));

        assertEquals("tls", failure(bundle("localhost", broker.port(), claim, broker.ca.rootCas())).code());
    }

    @Test
    void claimOfAnotherCloudIsATlsError() throws Exception {
        TestBroker other = broker(Scenario.FAIR);
        TestCredentials claim = TestBroker.credentials(new CertificateAuthority(broker.time, () -> Keys.rsa(2048)).issueClaim(Duration.ofMinutes(5)));

        assertEquals("tls", failure(bundle("localhost", other.port(), claim, other.ca.rootCas())).code());
    }

    @Test
    void wrongClockOfTheDeviceIsAClockError() throws Exception {
        BundleContents bundle = bundle("practice-sensor", Map.of("SerialNumber", "SN1"));
        ManualTime inTheSeventies = new ManualTime(Instant.EPOCH.plusSeconds(30));

        assertEquals("clock", provision(bundle, new FleetProvisioning(inTheSeventies, LONG)).getLast().error().orElseThrow().code());
    }

    @Test
    void nobodyAtTheEndpointIsANetworkError() throws Exception {
        assertEquals("network", failure(bundle("localhost", 1, broker.claim("practice-sensor"), broker.ca.rootCas())).code());
    }

    @Test
    void endpointWithoutAnAddressIsADnsError() throws Exception {
        assertEquals("dns",
                failure(bundle("nowhere.invalid", broker.port(), broker.claim("practice-sensor"), broker.ca.rootCas())).code());
    }

    @Test
    void silentServiceIsATimeout() throws Exception {
        broker = broker(Scenario.FAIR.withBrokerSilent());
        BundleContents bundle = bundle("practice-sensor", Map.of("SerialNumber", "SN1"));

        List<DeviceStatus> all = provision(bundle, new FleetProvisioning(broker.time, Duration.ofSeconds(6)));
        assertEquals(List.of(DeviceState.CONNECTING, DeviceState.GETTING_CERTIFICATE, DeviceState.FAILED),
                all.stream().map(DeviceStatus::state).toList());
        assertEquals("timeout", all.getLast().error().orElseThrow().code());
    }

    @Test
    void endpointThatAcceptsAndSaysNothingIsATimeout() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            BundleContents bundle = bundle("localhost", mute.getLocalPort(), broker.claim("practice-sensor"), broker.ca.rootCas());

            assertEquals("timeout", provision(bundle, new FleetProvisioning(broker.time, SHORT)).getLast().error().orElseThrow().code());
        }
    }

    @Test
    void givingUpEndsItWithoutAnotherWord() throws Exception {
        broker = broker(Scenario.FAIR.withBrokerSilent());
        BundleContents bundle = bundle("practice-sensor", Map.of("SerialNumber", "SN1"));
        DeviceRegistration.Running running = new FleetProvisioning(broker.time, LONG).start(bundle, reports::add);
        while (reports.poll(60, TimeUnit.SECONDS).state() != DeviceState.GETTING_CERTIFICATE) {
            // The first states are of no interest here.
        }

        running.close();
        running.close();
        assertNull(reports.poll(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void erasedKeyIsAStorageError() throws Exception {
        BundleContents bundle = bundle("practice-sensor", Map.of("SerialNumber", "SN1"));
        bundle.close();

        assertEquals("storage", provision(bundle).getLast().error().orElseThrow().code());
    }

    @Test
    void messageOfAFailureDoesNotContainTheToken() throws Exception {
        DeviceStatus.Error error = failure(bundle("practice-gateway", Map.of("SerialNumber", "SN1")));

        assertEquals("InvalidParameters", error.code());
        assertFalse(error.message().matches(".*[A-Za-z0-9_-]{100}.*"));
    }

    private TestBroker broker(Scenario scenario) {
        TestBroker started = new TestBroker(scenario);
        brokers.add(started);
        return started;
    }

    private DeviceStatus.Error failure(BundleContents bundle) throws InterruptedException {
        DeviceStatus last = provision(bundle).getLast();
        assertEquals(DeviceState.FAILED, last.state());
        return last.error().orElseThrow();
    }

    private List<DeviceStatus> provision(BundleContents bundle) throws InterruptedException {
        return provision(bundle, new FleetProvisioning(broker.time, LONG));
    }

    private List<DeviceStatus> provision(BundleContents bundle, FleetProvisioning provisioning) throws InterruptedException {
        List<DeviceStatus> all = new ArrayList<>();
        try (DeviceRegistration.Running _ = provisioning.start(bundle, reports::add)) {
            do {
                DeviceStatus next = reports.poll(60, TimeUnit.SECONDS);
                assertTrue(next != null, "no end after " + all);
                all.add(next);
            } while (all.getLast().state() != DeviceState.DONE && all.getLast().state() != DeviceState.FAILED);
        }
        return all;
    }

    private BundleContents bundle(String template, Map<String, String> parameters) {
        TestCredentials claim = broker.claim(template);
        return new BundleContents("localhost", broker.port(), template, parameters, claim.certificate(), key(claim), broker.ca.rootCas(),
                Optional.empty());
    }

    private static BundleContents bundle(String host, int port, TestCredentials claim, List<X509Certificate> roots) {
        return new BundleContents(host, port, "practice-sensor", Map.of("SerialNumber", "SN1"), claim.certificate(), key(claim), roots,
                Optional.empty());
    }

    private static SecretBytes key(TestCredentials claim) {
        byte[] pkcs8 = claim.key().getEncoded();
        return SecretBytes.taking(pkcs8, 0, pkcs8.length);
    }
}
