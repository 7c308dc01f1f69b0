package dev.claimport.practice.cloud.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.cloud.registry.InMemoryRegistry;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.Keys;
import dev.claimport.testing.RawHttp;
import dev.claimport.testing.RequestSigner;
import dev.claimport.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.CertificateStatus;
import software.amazon.awssdk.services.iot.model.CreateProvisioningClaimResponse;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.iot.model.ProvisioningTemplateSummary;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.TemplateType;

class IotControlPlaneTest {

    private static PracticeCloud cloud;
    private static CloudClients clients;
    private static IotClient iot;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TimeSource.system(), Keys::rsa);
        clients = new CloudClients(cloud);
        iot = clients.iot();
        http = new RawHttp(cloud.endpoint());
    }

    @AfterAll
    static void stop() {
        clients.close();
        cloud.close();
    }

    @Test
    void templatesComeInPages() {
        var first = iot.listProvisioningTemplates(_ -> {});
        assertEquals(25, first.templates().size());
        var second = iot.listProvisioningTemplates(request -> request.nextToken(first.nextToken()));
        assertEquals(20, second.templates().size());
        assertNull(second.nextToken());

        List<String> names = iot.listProvisioningTemplatesPaginator(request -> request.maxResults(7)).templates().stream()
                .map(ProvisioningTemplateSummary::templateName).toList();
        assertEquals(cloud.registry().templates().stream().map(template -> template.name()).toList(), names);
        assertEquals(45, iot.listProvisioningTemplates(request -> request.maxResults(250)).templates().size());
    }

    @Test
    void aTemplateInTheListHasItsFacts() {
        ProvisioningTemplateSummary jitp = iot.listProvisioningTemplatesPaginator(_ -> {}).templates().stream()
                .filter(template -> template.templateName().equals("practice-jitp")).findFirst().orElseThrow();
        assertEquals(TemplateType.JITP, jitp.type());
        assertEquals("arn:aws:iot:eu-west-1:112233445566:provisioningtemplate/practice-jitp", jitp.templateArn());
        assertTrue(jitp.enabled());
        assertFalse(jitp.description().isBlank());
        assertTrue(jitp.creationDate().isBefore(Instant.now()));
        assertNotNull(jitp.lastModifiedDate());
    }

    @Test
    void theNumberOfResultsHasLimits() {
        for (int size : new int[] {0, 251}) {
            assertThrows(InvalidRequestException.class, () -> iot.listProvisioningTemplates(request -> request.maxResults(size)));
        }
        assertEquals(400, signed("GET", "/provisioning-templates", Map.of("maxResults", "ten")).status());
    }

    @Test
    void aMadeUpPageIsRefused() {
        String real = iot.listProvisioningTemplates(_ -> {}).nextToken();
        for (String token : new String[] {"x", ".", "a.b", real + "x", "x" + real, real.replace(".", ".A")}) {
            assertThrows(InvalidRequestException.class, () -> iot.listProvisioningTemplates(request -> request.nextToken(token)), token);
        }
    }

    @Test
    void aTemplateIsDescribedWithItsBody() throws Exception {
        var gateway = iot.describeProvisioningTemplate(request -> request.templateName("practice-gateway"));
        assertEquals("practice-gateway", gateway.templateName());
        assertTrue(gateway.enabled());
        assertEquals(TemplateType.FLEET_PROVISIONING, gateway.type());
        assertTrue(new ObjectMapper().readTree(gateway.templateBody()).has("Parameters"));
        assertEquals("2020-04-01", gateway.preProvisioningHook().payloadVersion());
        assertTrue(gateway.preProvisioningHook().targetArn().startsWith("arn:aws:lambda:"));
        assertTrue(gateway.provisioningRoleArn().startsWith("arn:aws:iam:"));
        assertNotNull(gateway.defaultVersionId());
        assertNull(iot.describeProvisioningTemplate(request -> request.templateName("practice-sensor")).preProvisioningHook());
    }

    @Test
    void aClaimIsShapedAsTheRealOnes() throws Exception {
        Instant before = Instant.now();
        CreateProvisioningClaimResponse claim = iot.createProvisioningClaim(request -> request.templateName("practice-sensor"));

        var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(claim.certificatePem().getBytes(StandardCharsets.US_ASCII)));
        assertEquals(claim.certificateId(),
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())));
        assertEquals(claim.expiration(), certificate.getNotAfter().toInstant());
        assertTrue(Duration.between(before, claim.expiration()).minusMinutes(5).abs().toSeconds() < 30, claim.expiration().toString());
        assertTrue(claim.keyPair().privateKey().startsWith("-----BEGIN RSA PRIVATE KEY-----\n"));
        assertTrue(claim.keyPair().privateKey().endsWith("-----END RSA PRIVATE KEY-----\n"));
        KeyPair keys = new JcaPEMKeyConverter().getKeyPair((PEMKeyPair) new PEMParser(new StringReader(claim.keyPair().privateKey())).readObject());
        assertArrayEquals(certificate.getPublicKey().getEncoded(), keys.getPublic().getEncoded());
        assertTrue(claim.keyPair().publicKey().startsWith("-----BEGIN PUBLIC KEY-----\n"));
    }

    @Test
    void onTheWireAClaimIsWrittenAsAwsWritesIt() {
        RawHttp.Reply reply = signed("POST", "/provisioning-templates/practice-sensor/provisioning-claim", Map.of());
        assertEquals(200, reply.status());
        assertTrue(reply.body().matches("\\{\"certificateId\":\"[0-9a-f]{64}\",\"certificatePem\":\"-----BEGIN CERTIFICATE-----\\\\n.*\","
                + "\"keyPair\":\\{\"PublicKey\":\".*\",\"PrivateKey\":\".*\\\\n\"},\"expiration\":[0-9]{10}\\.0}"), reply.body().substring(0, 100));
        assertEquals("application/json", reply.headers().get("content-type"));
        assertTrue(reply.headers().get("x-amzn-requestid").matches("[0-9a-f-]{36}"));
        assertTrue(reply.headers().get("date").endsWith(" GMT"));
    }

    @Test
    void eachClaimIsAnother() {
        assertFalse(claim("practice-sensor").certificateId().equals(claim("practice-sensor").certificateId()));
    }

    @Test
    void aDisabledTemplateGivesNoClaim() {
        var refused = assertThrows(InvalidRequestException.class, () -> claim("practice-disabled"));
        assertTrue(refused.awsErrorDetails().errorMessage().contains("practice-disabled is disabled"), refused.getMessage());
        assertEquals(400, refused.statusCode());
    }

    @Test
    void aTemplateOfAnotherTypeGivesNoClaim() {
        var refused = assertThrows(InvalidRequestException.class, () -> claim("practice-jitp"));
        assertTrue(refused.awsErrorDetails().errorMessage().contains("JITP"), refused.getMessage());
    }

    @Test
    void anUnknownTemplateIsNotFound() {
        assertEquals(404, assertThrows(ResourceNotFoundException.class, () -> claim("nothing-of-this-name")).statusCode());
        assertThrows(ResourceNotFoundException.class,
                () -> iot.describeProvisioningTemplate(request -> request.templateName("nothing-of-this-name")));
    }

    @Test
    void anIllegalNameIsAnInvalidRequest() {
        for (String name : new String[] {"a b", "a/b", "../things", "practice.sensor", "ä", "x".repeat(37), "%2e%2e"}) {
            var refused = assertThrows(IotException.class, () -> claim(name), name);
            assertEquals("InvalidRequestException", refused.awsErrorDetails().errorCode(), name);
        }
        var tooLong = assertThrows(InvalidRequestException.class, () -> claim("x".repeat(37)));
        assertTrue(tooLong.awsErrorDetails().errorMessage().contains("less than or equal to 36"), tooLong.getMessage());
    }

    @Test
    void aPathIsTakenAsItWasSent() {
        for (String name : new String[] {"..", "%2E%2E", "a%2Fb", "practice-sensor%2F", "%zz", "", "."}) {
            RawHttp.Reply reply = signed("POST", "/provisioning-templates/" + name + "/provisioning-claim", Map.of());
            assertEquals(400, reply.status(), name);
            assertEquals("InvalidRequestException", reply.headers().get("x-amzn-errortype"), name);
        }
        // What stands for itself may be encoded.
        assertEquals(200, signed("GET", "/provisioning-templates/practice%2Dsensor", Map.of()).status());
    }

    @Test
    void whatThePracticeCloudCannotDoIsAnUnknownOperation() {
        for (String target : new String[] {"/policies", "/", "/provisioning-templates/a/b/c", "/things"}) {
            RawHttp.Reply reply = http.get(target);
            assertEquals(404, reply.status(), target);
            assertEquals("UnknownOperationException", reply.headers().get("x-amzn-errortype"), target);
            assertTrue(reply.body().startsWith("{\"message\":"), reply.body());
        }
        assertEquals(404, http.send("DELETE", "/provisioning-templates/practice-sensor", Map.of(), "").status());
    }

    @Test
    void devicesConnectToTheBroker() {
        assertEquals("localhost:" + cloud.mqttPort(), iot.describeEndpoint(request -> request.endpointType("iot:Data-ATS")).endpointAddress());
        assertThrows(InvalidRequestException.class, () -> iot.describeEndpoint(request -> request.endpointType("iot:Jobs")));
    }

    @Test
    void aRegisteredThingIsShownWithItsCertificate() throws Exception {
        var registry = (InMemoryRegistry) cloud.registry();
        var created = registry.createKeysAndCertificate("claim");
        String thingName = registry.registerThing("claim", "client", "practice-sensor", created.ownershipToken(), Map.of("SerialNumber", "SN1")).thingName().orElseThrow();

        var thing = iot.describeThing(request -> request.thingName(thingName));
        assertEquals(thingName, thing.thingName());
        assertEquals(thingName, thing.defaultClientId());
        assertEquals("arn:aws:iot:eu-west-1:112233445566:thing/" + thingName, thing.thingArn());
        assertTrue(thing.version() >= 1);
        String arn = iot.listThingPrincipals(request -> request.thingName(thingName)).principals().getFirst();
        assertEquals("arn:aws:iot:eu-west-1:112233445566:cert/" + created.id(), arn);
        var certificate = iot.describeCertificate(request -> request.certificateId(created.id())).certificateDescription();
        assertEquals(CertificateStatus.ACTIVE, certificate.status());
        assertEquals(created.pem(), certificate.certificatePem());
        assertTrue(Duration.between(certificate.creationDate(), Instant.now()).abs().toSeconds() < 30);
        assertTrue(certificate.validity().notBefore().isBefore(certificate.validity().notAfter()));
    }

    @Test
    void unknownThingsAndCertificatesAreNotFound() {
        assertThrows(ResourceNotFoundException.class, () -> iot.describeThing(request -> request.thingName("nobody")));
        assertThrows(ResourceNotFoundException.class, () -> iot.listThingPrincipals(request -> request.thingName("nobody")));
        assertThrows(ResourceNotFoundException.class, () -> iot.describeCertificate(request -> request.certificateId("0".repeat(64))));
        assertThrows(InvalidRequestException.class, () -> iot.describeThing(request -> request.thingName("no body")));
        assertThrows(InvalidRequestException.class, () -> iot.describeCertificate(request -> request.certificateId("g".repeat(64))));
    }

    @Test
    void aClaimIsNotInTheListOfCertificates() {
        String id = claim("practice-sensor").certificateId();
        assertThrows(ResourceNotFoundException.class, () -> iot.describeCertificate(request -> request.certificateId(id)));
    }

    @Test
    void aRoleForClaimsOnlyGetsClaimsAndNothingElse() {
        IotClient claimsOnly = clients.iot(DeviceSignIn.inRole(cloud, clients, "ClaimsOnlyRole"));
        assertNotNull(claimsOnly.createProvisioningClaim(request -> request.templateName("practice-sensor")).certificateId());
        var refused = assertThrows(IotException.class, () -> claimsOnly.listProvisioningTemplates(_ -> {}));
        assertEquals(403, refused.statusCode());
        assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
    }

    @Test
    void aRefusalNamesWhoMayNotDoWhatOnWhich() {
        IotClient viewer = clients.iot(DeviceSignIn.inRole(cloud, clients, "ViewerRole"));
        String arn = "arn:aws:iot:eu-west-1:112233445566:";
        assertDenied("iot:CreateProvisioningClaim", arn + "provisioningtemplate/practice-sensor",
                () -> viewer.createProvisioningClaim(request -> request.templateName("practice-sensor")));
        assertDenied("iot:DescribeProvisioningTemplate", arn + "provisioningtemplate/practice-sensor",
                () -> viewer.describeProvisioningTemplate(request -> request.templateName("practice-sensor")));
        assertDenied("iot:ListProvisioningTemplates", "*", () -> viewer.listProvisioningTemplates(_ -> {}));
        assertDenied("iot:DescribeEndpoint", "*", viewer::describeEndpoint);
        assertDenied("iot:DescribeThing", arn + "thing/t", () -> viewer.describeThing(request -> request.thingName("t")));
        assertDenied("iot:ListThingPrincipals", arn + "thing/t", () -> viewer.listThingPrincipals(request -> request.thingName("t")));
        String id = "0".repeat(64);
        assertDenied("iot:DescribeCertificate", arn + "cert/" + id, () -> viewer.describeCertificate(request -> request.certificateId(id)));
    }

    @Test
    void anotherAccountHasNoTemplates() {
        IotClient factory = clients.iot(DeviceSignIn.inRole(cloud, clients, "223344556677", "InstallerRole"));
        assertEquals(List.of(), factory.listProvisioningTemplates(_ -> {}).templates());
        assertThrows(ResourceNotFoundException.class, () -> factory.createProvisioningClaim(request -> request.templateName("practice-sensor")));
    }

    private static void assertDenied(String action, String resource, Runnable call) {
        IotException refused = assertThrows(IotException.class, call::run);
        assertEquals(403, refused.statusCode());
        assertTrue(refused.awsErrorDetails().errorMessage().matches("User: arn:aws:sts::112233445566:assumed-role/AWSReservedSSO_ViewerRole_"
                + "[0-9a-f]{16}/practice\\.technician is not authorized to perform: " + action + " on resource: " + resource.replace("*", "\\*")
                + " because no identity-based policy allows the " + action + " action"), refused.getMessage());
    }

    private static CreateProvisioningClaimResponse claim(String template) {
        return iot.createProvisioningClaim(request -> request.templateName(template));
    }

    private static RawHttp.Reply signed(String method, String path, Map<String, String> query) {
        var signer = new RequestSigner(cloud.endpoint(), clients.technician(), "iot", cloud.region(), true, false, Instant.now());
        StringBuilder target = new StringBuilder(path);
        query.forEach((name, value) -> target.append(target.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value));
        return http.send(method, target.toString(), signer.sign(method, path, query, ""), "");
    }
}
