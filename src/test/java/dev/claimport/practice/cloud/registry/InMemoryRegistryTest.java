package dev.claimport.practice.cloud.registry;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.claim.template.TemplateBody;
import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InMemoryRegistryTest {

    private static final Map<String, String> SERIAL = Map.of("SerialNumber", "SN1");
    private static final Map<String, String> GATEWAY = Map.of("SerialNumber", "SN1", "Site", "dublin", "Customer", "acme");

    private final ManualTime time = new ManualTime();
    private final CertificateAuthority ca = new CertificateAuthority(time, Keys::rsa);
    private final InMemoryRegistry registry = new InMemoryRegistry(ca, Scenario.FAIR, time);

    @Test
    void offersFortyFiveTemplatesByName() {
        List<String> names = registry.templates().stream().map(PracticeTemplate::name).toList();

        assertEquals(45, names.size());
        assertEquals(names.stream().sorted().toList(), names);
        assertTrue(names.containsAll(List.of("practice-sensor", "practice-gateway", "practice-disabled", "practice-jitp", "practice-refused")));
        assertTrue(names.stream().allMatch(name -> name.matches("[0-9A-Za-z_-]{1,36}")));
        assertEquals(45, registry.templates().stream().map(PracticeTemplate::description).distinct().count());
        assertEquals("arn:aws:iot:eu-west-1:112233445566:provisioningtemplate/practice-sensor",
                registry.template("practice-sensor").orElseThrow().arn());
        assertTrue(registry.templates().stream().allMatch(template -> template.created().isBefore(time.instant())
                && !template.lastModified().isBefore(template.created()) && template.lastModified().isBefore(time.instant())));
    }

    @Test
    void everyTemplateMakesAThingAPolicyAndAnActiveCertificate() throws Exception {
        for (PracticeTemplate template : registry.templates()) {
            TemplateBody body = TemplateBody.parse(template.body());
            Map<String, String> parameters = body.required(Set.of()).stream().collect(Collectors.toMap(name -> name, _ -> "X1"));
            if (template.type().equals("JITP")) {
                continue;
            }
            var provisioning = body.evaluate(parameters, "ab".repeat(32));

            assertTrue(provisioning.thing().isPresent(), template.name());
            assertTrue(provisioning.certificate().orElseThrow().active(), template.name());
            assertEquals(1, provisioning.policies().size(), template.name());
            assertDoesNotThrow(() -> Inventory.PRACTICE.check(provisioning), template.name());
        }
    }

    @Test
    void registersAThingWithItsCertificate() throws Exception {
        CreatedCertificate created = registry.createKeysAndCertificate("claim");
        assertEquals(Status.PENDING_ACTIVATION, registry.certificate(created.id()).orElseThrow().status());
        assertTrue(registry.thing("sensor-SN1").isEmpty());

        RegisteredThing registered = registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), SERIAL);

        assertEquals(new RegisteredThing(Optional.of("sensor-SN1"), Map.of()), registered);
        Thing thing = registry.thing("sensor-SN1").orElseThrow();
        assertEquals(Map.of("serialNumber", "SN1"), thing.attributes());
        assertEquals(1, thing.version());
        assertEquals(List.of("arn:aws:iot:eu-west-1:112233445566:cert/" + created.id()), registry.principals("sensor-SN1"));
        DeviceCertificate certificate = registry.certificate(created.id()).orElseThrow();
        assertEquals(Status.ACTIVE, certificate.status());
        assertEquals(time.instant(), certificate.created());
        assertEquals(new Principal.Device(created.id(), Status.ACTIVE, Set.of("sensor-SN1")),
                registry.principal(certificate(created.pem())).orElseThrow());
    }

    @Test
    void gatewayGetsWhatItsTemplateSays() throws Exception {
        RegisteredThing registered =
                registry.registerThing("claim", "client", "practice-gateway", registry.createKeysAndCertificate("claim").ownershipToken(), GATEWAY);

        assertEquals(Optional.of("gw-dublin-SN1"), registered.thingName());
        assertEquals(Map.of("reportSeconds", "900", "topic", "sites/dublin/gateways/SN1"), registered.deviceConfiguration());
        Thing thing = registry.thing("gw-dublin-SN1").orElseThrow();
        assertEquals(Optional.of("gateway"), thing.typeName());
        assertEquals(List.of("gateways"), thing.groups());
        assertEquals(Map.of("site", "dublin", "customer", "acme", "support", "office-hours"), thing.attributes());
    }

    @Test
    void deviceThatComesBackKeepsItsThingAndAddsACertificate() throws Exception {
        CreatedCertificate first = register("practice-gateway", GATEWAY);
        String id = registry.thing("gw-dublin-SN1").orElseThrow().id();
        time.advance(Duration.ofDays(1));
        CreatedCertificate second =
                register("practice-gateway", Map.of("SerialNumber", "SN1", "Site", "dublin", "Customer", "other", "Tier", "premium"));

        Thing thing = registry.thing("gw-dublin-SN1").orElseThrow();
        assertEquals(id, thing.id());
        assertEquals(2, thing.version());
        assertEquals(Map.of("site", "dublin", "customer", "other", "support", "day-and-night"), thing.attributes());
        assertEquals(List.of(PracticeAccount.USUAL.certificateArn(first.id()), PracticeAccount.USUAL.certificateArn(second.id())),
                registry.principals("gw-dublin-SN1"));
    }

    @Test
    void templateWithoutOverridesLeavesTheThingAsItIs() throws Exception {
        register("dairy-tank-sensor", SERIAL);
        register("dairy-tank-sensor", SERIAL);

        assertEquals(1, registry.thing("dairy-SN1").orElseThrow().version());
    }

    @Test
    void tokenIsSpentOnce() throws Exception {
        CreatedCertificate created = register("practice-sensor", SERIAL);

        assertRefused(400, "InvalidCertificateOwnershipToken", "practice-sensor", created.ownershipToken(), SERIAL);
    }

    @Test
    void tokenIsNeededAndMustBeGood() {
        ProvisioningRefused empty = assertRefused(400, "InvalidCertificateOwnershipToken", "practice-sensor", "", SERIAL);
        assertEquals("Certificate ownership token cannot be empty.", empty.getMessage());
        assertRefused(400, "InvalidCertificateOwnershipToken", "practice-sensor", "made up", SERIAL);
    }

    @Test
    void tokenLivesAnHourAndItsCertificateNoLonger() throws Exception {
        CreatedCertificate created = registry.createKeysAndCertificate("claim");

        time.advance(Duration.ofMinutes(59));
        assertTrue(registry.certificate(created.id()).isPresent());
        time.advance(Duration.ofMinutes(1));
        assertTrue(registry.certificate(created.id()).isEmpty());
        assertTrue(registry.principal(certificate(created.pem())).isEmpty());
        assertRefused(400, "InvalidCertificateOwnershipToken", "practice-sensor", created.ownershipToken(), SERIAL);
    }

    @Test
    void certificateThatIsInUseOutlivesTheHour() throws Exception {
        CreatedCertificate created = register("practice-sensor", SERIAL);

        time.advance(Duration.ofDays(400));
        assertEquals(Status.ACTIVE, registry.certificate(created.id()).orElseThrow().status());
    }

    @Test
    void refusalChangesNothingAndLeavesTheToken() throws Exception {
        CreatedCertificate created = registry.createKeysAndCertificate("claim");

        assertRefused(403, "ACCESS_DENIED", "practice-refused", created.ownershipToken(), SERIAL);
        assertRefused(400, "InvalidTemplate", "practice-disabled", created.ownershipToken(), SERIAL);
        assertRefused(400, "InvalidTemplate", "practice-jitp", created.ownershipToken(), SERIAL);
        assertRefused(404, "ResourceNotFoundException", "practice-unknown", created.ownershipToken(), SERIAL);
        ProvisioningRefused missing = assertRefused(400, "InvalidParameters", "practice-gateway", created.ownershipToken(), SERIAL);
        assertTrue(missing.getMessage().contains("Site, Customer"), missing.getMessage());
        assertRefused(400, "InvalidParameters", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", "no such name!"));
        assertEquals(Status.PENDING_ACTIVATION, registry.certificate(created.id()).orElseThrow().status());
        assertTrue(registry.thing("sensor-SN1").isEmpty());

        registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), SERIAL);
        assertTrue(registry.thing("sensor-SN1").isPresent());
    }

    @Test
    void claimIsKnownByItsTemplateAndIsNotInTheListOfCertificates() throws Exception {
        IssuedClaim claim = registry.issueClaim(registry.template("practice-sensor").orElseThrow());

        assertEquals(new Principal.Claim(claim.certificateId(), "practice-sensor", claim.expiration()),
                registry.principal(certificate(claim.certificatePem())).orElseThrow());
        assertTrue(registry.certificate(claim.certificateId()).isEmpty());
    }

    @Test
    void claimsAreForgottenLongAfterTheirEnd() throws Exception {
        PracticeTemplate template = registry.template("practice-sensor").orElseThrow();
        X509Certificate old = certificate(registry.issueClaim(template).certificatePem());
        time.advance(Duration.ofHours(3));
        registry.issueClaim(template);

        assertTrue(registry.principal(old).isEmpty());
    }

    @Test
    void certificateOfSomebodyElseStandsForNobody() throws Exception {
        CertificateAuthority other = new CertificateAuthority(time, Keys::rsa);

        assertTrue(registry.principal(other.issueWithKeys().certificate()).isEmpty());
    }

    @Test
    void scenarioHidesAThingForAWhileFromTheControlPlaneOnly() throws Exception {
        InMemoryRegistry slow = new InMemoryRegistry(ca, Scenario.FAIR.withRegistryDelay(Duration.ofSeconds(4)), time);
        CreatedCertificate created = slow.createKeysAndCertificate("claim");
        slow.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), SERIAL);

        assertTrue(slow.thing("sensor-SN1").isEmpty());
        assertEquals(List.of(), slow.principals("sensor-SN1"));
        assertEquals(Set.of("sensor-SN1"),
                assertInstanceOf(Principal.Device.class, slow.principal(certificate(created.pem())).orElseThrow()).things());
        time.advance(Duration.ofSeconds(4));
        assertTrue(slow.thing("sensor-SN1").isPresent());
        assertEquals(1, slow.principals("sensor-SN1").size());
    }

    @Test
    void tokenIsWorthNothingToAnotherClaim() throws Exception {
        String token = registry.createKeysAndCertificate("claim").ownershipToken();

        ProvisioningRefused refused =
                assertThrows(ProvisioningRefused.class, () -> registry.registerThing("other", "client", "practice-sensor", token, SERIAL));
        assertEquals("InvalidCertificateOwnershipToken", refused.errorCode());
        assertTrue(registry.thing("sensor-SN1").isEmpty());
        registry.registerThing("claim", "client", "practice-sensor", token, SERIAL);
    }

    @Test
    void attributeThatTheRegistryRefusesRegistersNothing() throws Exception {
        String token = registry.createKeysAndCertificate("claim").ownershipToken();

        assertRefused(400, "InvalidParameters", "practice-gateway", token, Map.of("SerialNumber", "SN1", "Site", "dublin", "Customer", "acme & sons"));
        assertTrue(registry.thing("gw-dublin-SN1").isEmpty());
        registry.registerThing("claim", "client", "practice-gateway", token, GATEWAY);
    }

    @Test
    void requestOfADeviceGetsNoKey() throws Exception {
        CreatedCertificate created = registry.createCertificateFromCsr("claim", Keys.csr(Keys.ec("secp256r1"), "CN=own"));

        assertEquals(0, created.privateKeyPem().length);
        assertEquals("CN=own", certificate(created.pem()).getSubjectX500Principal().getName());
        assertFalse(created.toString().contains(created.ownershipToken()));
    }

    private CreatedCertificate register(String template, Map<String, String> parameters) throws ProvisioningRefused {
        CreatedCertificate created = registry.createKeysAndCertificate("claim");
        registry.registerThing("claim", "client", template, created.ownershipToken(), parameters);
        return created;
    }

    private ProvisioningRefused assertRefused(int status, String code, String template, String token, Map<String, String> parameters) {
        ProvisioningRefused refused =
                assertThrows(ProvisioningRefused.class, () -> registry.registerThing("claim", "client", template, token, parameters));
        assertEquals(code, refused.errorCode(), refused.getMessage());
        assertEquals(status, refused.statusCode());
        return refused;
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
