package dev.claimport.practice.cloud.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.cloud.PracticeCloudOptions;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.CloudClients;
import dev.claimport.testing.DeviceSignIn;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.RawHttp;
import dev.claimport.testing.RequestSigner;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.IotException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** Whom the practice cloud believes. */
class SignaturesTest {

    private static final String TEMPLATES = "/provisioning-templates";
    private static final String MISMATCH = "The request signature we calculated does not match the signature you provided. "
            + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    // The SDK signs by the computer's clock.
    private static final Instant STARTED = Instant.now();
    private static final ManualTime TIME = new ManualTime(STARTED);
    private static PracticeCloud cloud;

    private final CloudClients clients = new CloudClients(cloud);
    private final RawHttp http = new RawHttp(cloud.endpoint());
    private final AwsSessionCredentials technician = clients.technician();

    @BeforeAll
    static void start() {
        cloud = PracticeCloud.start(new PracticeCloudOptions(Scenario.FAIR), TIME, Keys::rsa);
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void setTheClock() {
        TIME.set(Instant.now());
    }

    @AfterEach
    void closeClients() {
        clients.close();
    }

    @Test
    void theCallerIsNamed() {
        var identity = clients.sts(technician).getCallerIdentity();
        assertEquals(cloud.accountId(), identity.account());
        assertTrue(identity.arn().matches("arn:aws:sts::" + cloud.accountId()
                + ":assumed-role/AWSReservedSSO_InstallerRole_[0-9a-f]{16}/practice\\.technician"), identity.arn());
        assertTrue(identity.userId().matches("AROA[0-9A-Z]{16,}:practice\\.technician"), identity.userId());
    }

    @Test
    void aRoleWithoutPermissionsMayStillAskWhoItIs() {
        AwsSessionCredentials viewer = DeviceSignIn.inRole(cloud, clients, "ViewerRole");
        assertTrue(clients.sts(viewer).getCallerIdentity().arn().contains("ViewerRole"));
    }

    @Test
    void aWrongSecretMakesAWrongSignature() {
        AwsCredentials guessed = AwsSessionCredentials.create(technician.accessKeyId(), "guessed", technician.sessionToken());
        expect("InvalidSignatureException", MISMATCH, guessed);
        expectSts("SignatureDoesNotMatch", MISMATCH, guessed);
    }

    @Test
    void anUnknownKeyIsNotRecognised() {
        AwsCredentials unknown = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");
        expect("UnrecognizedClientException", "The security token included in the request is invalid.", unknown);
        expectSts("InvalidClientTokenId", "The security token included in the request is invalid.", unknown);
    }

    @Test
    void aSessionNeedsItsToken() {
        String invalid = "The security token included in the request is invalid.";
        expect("UnrecognizedClientException", invalid, AwsBasicCredentials.create(technician.accessKeyId(), technician.secretAccessKey()));
        AwsSessionCredentials other = DeviceSignIn.inRole(cloud, clients, "InstallerRole");
        expect("UnrecognizedClientException", invalid,
                AwsSessionCredentials.create(technician.accessKeyId(), technician.secretAccessKey(), other.sessionToken()));
    }

    @Test
    void expiredCredentialsAreCalledExpired() {
        AwsSessionCredentials installer = DeviceSignIn.inRole(cloud, clients, "InstallerRole");
        TIME.advance(Scenario.FAIR.credentialsLifetime());
        expect("ExpiredTokenException", "The security token included in the request is expired", installer);
        expectSts("ExpiredToken", "The security token included in the request is expired", installer);
    }

    @Test
    void theEnvironmentsCredentialsLastForAWorkingDay() {
        TIME.set(STARTED.plus(Duration.ofHours(12)).minusSeconds(1));
        // Now only the clock is off.
        expectCode("InvalidSignatureException", technician);
        TIME.set(STARTED.plus(Duration.ofHours(12)));
        expectCode("ExpiredTokenException", technician);
    }

    @Test
    void credentialsThatAScenarioShortensAreShortInTheEnvironmentToo() throws Exception {
        Scenario brief = Scenario.FAIR.withCredentialsLifetime(Duration.ofMinutes(3));
        try (var other = PracticeCloud.start(new PracticeCloudOptions(brief), TIME, Keys::rsa); var itsClients = new CloudClients(other)) {
            IotClient iot = itsClients.iot();
            iot.listProvisioningTemplates(_ -> {});
            TIME.advance(Duration.ofMinutes(3));
            var refused = assertThrows(IotException.class, () -> iot.listProvisioningTemplates(_ -> {}));
            assertEquals("ExpiredTokenException", refused.awsErrorDetails().errorCode());
        }
    }

    @Test
    void aClockThatIsLateIsToldBothTimes() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        TIME.set(now);
        // Made by this clock, since those of the environment belong to another day.
        AwsSessionCredentials installer = DeviceSignIn.inRole(cloud, clients, "InstallerRole");
        RawHttp.Reply late = list(signer(installer).at(now.minus(Duration.ofMinutes(5)).minusSeconds(1)));
        assertError(late, 403, "InvalidSignatureException",
                "Signature expired: 20261123T095459Z is now earlier than 20261123T095500Z (20261123T100000Z - 5 min.)");
        RawHttp.Reply early = list(signer(installer).at(now.plus(Duration.ofMinutes(5)).plusSeconds(1)));
        assertError(early, 403, "InvalidSignatureException",
                "Signature not yet current: 20261123T100501Z is still later than 20261123T100500Z (20261123T100000Z + 5 min.)");
        assertEquals(200, list(signer(installer).at(now.minus(Duration.ofMinutes(5)))).status());
        assertEquals("Mon, 23 Nov 2026 10:00:00 GMT", late.headers().get("date"));
    }

    @Test
    void aCloudWhoseClockIsAheadRefusesByItsOwnClock() throws Exception {
        Scenario ahead = Scenario.FAIR.withClockAhead(Duration.ofMinutes(10));
        try (var other = PracticeCloud.start(new PracticeCloudOptions(ahead), TIME, Keys::rsa); var itsClients = new CloudClients(other)) {
            IotClient iot = itsClients.iot();
            IotException refused = assertThrows(IotException.class, () -> iot.listProvisioningTemplates(_ -> {}));
            assertEquals("InvalidSignatureException", refused.awsErrorDetails().errorCode());
            assertTrue(refused.awsErrorDetails().errorMessage().startsWith("Signature expired: "), refused.getMessage());
            // From the Date header the SDK has learned what the time is there.
            iot.listProvisioningTemplates(_ -> {});
        }
    }

    @Test
    void anUnsignedRequestMissesItsToken() {
        assertError(http.get(TEMPLATES), 403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    @Test
    void whatIsNoSignatureIsIncomplete() {
        for (String header : new String[] {"Bearer x", "AWS4-HMAC-SHA256 Credential=a/b", "AWS4-HMAC-SHA256", " "}) {
            RawHttp.Reply reply = http.send("GET", TEMPLATES, Map.of("Authorization", header), "");
            assertEquals(403, reply.status(), header);
            assertEquals("IncompleteSignatureException", reply.headers().get("x-amzn-errortype"), header);
        }
    }

    @Test
    void theOlderSigningNamesAreFine() {
        assertEquals(200, list(signer(technician).withService("execute-api")).status());
        assertEquals(200, list(signer(technician).withService("iotdata")).status());
        assertError(list(signer(technician).withService("s3")), 403, "InvalidSignatureException",
                "Credential should be scoped to correct service: 'iot'. ");
    }

    @Test
    void anotherRegionIsRefused() {
        IotException refused = assertThrows(IotException.class, () -> clients.iot(technician, Region.US_EAST_1).listProvisioningTemplates(_ -> {}));
        assertEquals("Credential should be scoped to a valid region, not 'us-east-1'. ", refused.awsErrorDetails().errorMessage());
    }

    @Test
    void everyWayOfSigningThePathIsFine() {
        String path = "/provisioning-templates/a%20b%2Fc/provisioning-claim";
        for (boolean twice : new boolean[] {true, false}) {
            for (boolean withoutDots : new boolean[] {true, false}) {
                Map<String, String> headers = signer(technician).withPath(twice, withoutDots).sign("POST", path, Map.of(), "");
                RawHttp.Reply reply = http.send("POST", path, headers, "");
                assertEquals("InvalidRequestException", reply.headers().get("x-amzn-errortype"), reply.body());
            }
        }
    }

    @Test
    void whatWasChangedOnTheWayIsNoticed() {
        expectMismatch("GET", TEMPLATES + "/practice-sensor", headers -> {});
        expectMismatch("POST", TEMPLATES + "/practice-sensor/provisioning-claim", headers -> {});
        expectMismatch("GET", TEMPLATES + "?maxResults=1", headers -> {});
        expectMismatch("GET", TEMPLATES, headers -> headers.compute("Host", (_, host) -> host.replace("127.0.0.1", "localhost")));
        expectMismatch("GET", TEMPLATES, headers -> headers.compute("X-Amz-Date", (_, date) -> date.substring(0, 14) + (char) (date.charAt(14) ^ 1) + "Z"));
        expectMismatch("GET", TEMPLATES, headers -> headers.compute("Authorization", (_, value) -> {
            char last = value.charAt(value.length() - 1);
            return value.substring(0, value.length() - 1) + (last == '0' ? '1' : '0');
        }));
    }

    @Test
    void aBodyThatWasChangedIsNoticed() {
        Map<String, String> headers = signer(technician).withService("sts").sign("POST", "/", Map.of(), "Action=GetCallerIdentity&Version=2011-06-15");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        assertEquals(200, http.send("POST", "/", headers, "Action=GetCallerIdentity&Version=2011-06-15").status());
        assertTrue(http.send("POST", "/", headers, "Action=GetCallerIdentity&Version=2011-06-16").body().contains("SignatureDoesNotMatch"));
    }

    @Test
    void hostAndDateHaveToBeSigned() {
        Map<String, String> headers = signer(technician).sign("GET", TEMPLATES, Map.of(), "");
        headers.compute("Authorization", (_, value) -> value.replace("SignedHeaders=host;", "SignedHeaders="));
        assertEquals("IncompleteSignatureException", http.send("GET", TEMPLATES, headers, "").headers().get("x-amzn-errortype"));
        Map<String, String> undated = signer(technician).sign("GET", TEMPLATES, Map.of(), "");
        undated.remove("X-Amz-Date");
        assertEquals("IncompleteSignatureException", http.send("GET", TEMPLATES, undated, "").headers().get("x-amzn-errortype"));
    }

    @Test
    void stsKnowsOneAction() {
        String form = "Action=AssumeRole&Version=2011-06-15&RoleArn=%3Cx%3E";
        Map<String, String> headers = signer(technician).withService("sts").sign("POST", "/", Map.of(), form);
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        RawHttp.Reply reply = http.send("POST", "/", headers, form);
        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("<Code>InvalidAction</Code>"), reply.body());
        assertTrue(http.postForm("/", form).body().contains("<Code>MissingAuthenticationToken</Code>"));
    }

    private void expectMismatch(String method, String target, Consumer<Map<String, String>> change) {
        Map<String, String> headers = new LinkedHashMap<>(signer(technician).sign("GET", TEMPLATES, Map.of(), ""));
        change.accept(headers);
        assertError(http.send(method, target, headers, ""), 403, "InvalidSignatureException", MISMATCH);
    }

    private void expect(String code, String message, AwsCredentials credentials) {
        IotException refused = expectCode(code, credentials);
        assertEquals(message, refused.awsErrorDetails().errorMessage());
    }

    private IotException expectCode(String code, AwsCredentials credentials) {
        IotException refused = assertThrows(IotException.class, () -> clients.iot(credentials).listProvisioningTemplates(_ -> {}));
        assertEquals(403, refused.statusCode());
        assertEquals(code, refused.awsErrorDetails().errorCode());
        return refused;
    }

    private void expectSts(String code, String message, AwsCredentials credentials) {
        StsClient sts = clients.sts(credentials);
        StsException refused = assertThrows(StsException.class, sts::getCallerIdentity);
        assertEquals(403, refused.statusCode());
        assertEquals(code, refused.awsErrorDetails().errorCode());
        assertEquals(message, refused.awsErrorDetails().errorMessage());
    }

    private static void assertError(RawHttp.Reply reply, int status, String code, String message) {
        assertEquals(status, reply.status(), reply.body());
        assertEquals(code, reply.headers().get("x-amzn-errortype"), reply.body());
        assertEquals("{\"message\":\"" + message + "\"}", reply.body());
    }

    private RawHttp.Reply list(RequestSigner signer) {
        return http.send("GET", TEMPLATES, signer.sign("GET", TEMPLATES, Map.of(), ""), "");
    }

    private RequestSigner signer(AwsSessionCredentials credentials) {
        return new RequestSigner(cloud.endpoint(), credentials, "iot", cloud.region(), true, true, TIME.instant());
    }
}
