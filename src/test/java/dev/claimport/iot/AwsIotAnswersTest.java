package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static dev.claimport.testing.Failing.failure;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.aws.network.Timeouts;
import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ClaimFailure.Flaw;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.testing.ClaimAnswers;
import dev.claimport.testing.Keys;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What becomes of every answer that a service, or something in its place, can give. */
class AwsIotAnswersTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:provisioningtemplate/bench";
    private static final Answer NOTHING_TO_SEE = Answer.error(404, "ResourceNotFoundException", "no");

    private final ManualTime time = new ManualTime();
    private final ClaimAnswers claim = ClaimAnswers.at(time.instant());

    @Test
    void aClaimIsCheckedAndHandedOver() {
        try (var server = ScriptedServer.answering(Answer.json(200, claim.json())); var iot = iot(server.uri());
                var made = iot.createClaim("bench")) {
            assertEquals(claim.id(), made.certificateId());
            assertEquals(claim.certificate(), made.certificate());
            assertEquals("bench", made.templateName());
            assertEquals(claim.expiration(), made.validity().notAfter());
            assertFalse(made.key().isWiped());
        }
    }

    /** Whatever the service makes of being asked to close it. */
    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void theConnectionThatBroughtAKeyIsNotKept(String said) throws Exception {
        try (var server = ScriptedServer.answering(Answer.json(200, claim.json()).with("Connection", said)); var iot = iot(server.uri())) {
            iot.createClaim("bench").close();
            iot.createClaim("bench").close();
            assertEquals(List.of("close", "close"), server.requests().stream().map(request -> request.headers().get("connection")).toList());
            assertEquals(2, server.connections());
            for (int i = 0; i < 1000 && server.openConnections() > 0; i++) {
                Thread.sleep(10);
            }
            assertEquals(0, server.openConnections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1795442731", "1795442731.4", "1.795442731E9", "1795442729", "1795442733"})
    void theExpiryMayComeInAnyFormOfANumber(String expiration) {
        ClaimAnswers dated = ClaimAnswers.of(Keys.rsa(), time.instant().minusSeconds(60), Instant.ofEpochSecond(1795442731));
        String json = ClaimAnswers.json(dated.id(), dated.certificatePem(), ClaimAnswers.quoted(dated.keyPem()), expiration);
        try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri());
                var made = iot.createClaim("bench")) {
            assertEquals(Instant.ofEpochSecond(1795442731), made.validity().notAfter());
        }
    }

    @Test
    void aClaimThatDoesNotHoldTogetherIsRefused() {
        String expiration = String.valueOf(claim.expiration().getEpochSecond());
        String key = ClaimAnswers.quoted(claim.keyPem());
        ClaimAnswers other = ClaimAnswers.of(Keys.rsa(2048), time.instant(), claim.expiration());
        assertInvalid(Flaw.ID_OF_ANOTHER,
                ClaimAnswers.json("0".repeat(64), claim.certificatePem(), key, expiration));
        assertInvalid(Flaw.ID_MALFORMED,
                ClaimAnswers.json("../" + claim.id(), claim.certificatePem(), key, expiration));
        assertInvalid(Flaw.KEY_OF_ANOTHER,
                ClaimAnswers.json(other.id(), other.certificatePem(), key, expiration));
        assertInvalid(Flaw.EXPIRY_OF_ANOTHER,
                ClaimAnswers.json(claim.id(), claim.certificatePem(), key, String.valueOf(claim.expiration().getEpochSecond() + 3)));
        assertInvalid(Flaw.CERTIFICATE_UNREADABLE,
                ClaimAnswers.json(claim.id(), claim.certificatePem() + claim.certificatePem(), key, expiration));
        assertInvalid(Flaw.CERTIFICATE_UNREADABLE,
                ClaimAnswers.json(claim.id(), claim.certificatePem().replace("MII", "AAA"), key, expiration));
        assertInvalid(Flaw.CERTIFICATE_UNREADABLE, ClaimAnswers.json(claim.id(), "", key, expiration));
    }

    @Test
    void aClaimThatIsOverIsRefusedByTheServicesClock() {
        ClaimAnswers over = ClaimAnswers.of(Keys.rsa(), time.instant().minusSeconds(600), time.instant().minusSeconds(10));
        try (var server = ScriptedServer.answering(Answer.json(200, over.json())); var iot = iot(server.uri())) {
            assertFails(ClaimFailure.Kind.CLAIM_EXPIRED, () -> iot.createClaim("bench"));
        }
        // The same claim, where this computer's clock is a minute ahead: good.
        Answer dated = Answer.json(200, over.json()).with("Date", httpDate(time.instant().minusSeconds(60)));
        try (var server = ScriptedServer.answering(dated); var iot = iot(server.uri()); var made = iot.createClaim("bench")) {
            assertFalse(made.key().isWiped());
            assertEquals(Optional.of(Duration.ofSeconds(60)), iot.clockAhead());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "[]", "{\"certificateId\":\"x\",\"keyPair\":{\"PrivateKey\":\"\"}}"})
    void aClaimWithoutKeyIsUnreadable(String json) {
        try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateProvisioningClaim"),
                    () -> iot.createClaim("bench"));
        }
    }

    @Test
    void aClaimThatBreaksOffIsNoClaim() {
        Answer whole = Answer.json(200, claim.json());
        for (int size : new int[] {0, 1, 100, whole.length() - 1}) {
            try (var server = ScriptedServer.answering(whole.cutAt(size)); var iot = iot(server.uri())) {
                Failure failure = failure(() -> iot.createClaim("bench"));
                assertTrue(failure.kind() == ServiceFailure.Kind.ANSWER_UNREADABLE || failure.kind() == NetworkFailure.Kind.NO_NETWORK,
                        failure::toString);
            }
        }
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        String endless = "{\"x\":\"" + "x".repeat(5 << 20) + "\"}";
        try (var server = ScriptedServer.answering(Answer.json(200, endless)); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> iot.createClaim("bench"));
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> iot.describeTemplate("bench"));
        }
    }

    @Test
    void aNameThatCannotBeIsNeverSent() {
        try (var server = ScriptedServer.answering(NOTHING_TO_SEE); var iot = iot(server.uri())) {
            for (String name : new String[] {"", "..", "a b", "a/b", "ä", "x".repeat(37), "a\n"}) {
                assertFails(TemplateFailure.Kind.TEMPLATE_NAME_INVALID, () -> iot.createClaim(name));
                assertFails(TemplateFailure.Kind.TEMPLATE_NAME_INVALID, () -> iot.describeTemplate(name));
            }
            assertTrue(server.requests().isEmpty());
        }
    }

    @Test
    void aDenialNamesActionAndResource() {
        String words = "User: arn:aws:sts::123456789012:assumed-role/R/u is not authorized to perform: "
                + "iot:CreateProvisioningClaim on resource: "
                + ARN + " because no identity-based policy allows the iot:CreateProvisioningClaim action";
        assertClaimFails(ServiceFailure.Kind.NOT_ALLOWED, Map.of("action", "iot:CreateProvisioningClaim", "resource", ARN),
                Answer.error(403, "AccessDeniedException", words));
        Map<String, String> unsaid = Map.of("action", "iot:CreateProvisioningClaim", "resource", "provisioningtemplate/bench");
        assertClaimFails(ServiceFailure.Kind.NOT_ALLOWED, unsaid, Answer.error(403, "ForbiddenException", "no"));
        assertClaimFails(ServiceFailure.Kind.NOT_ALLOWED, unsaid, Answer.error(401, "UnauthorizedException", "no"));
        assertClaimFails(ServiceFailure.Kind.NOT_ALLOWED, unsaid, Answer.error(403, "SomethingNewException", "no"));
    }

    @Test
    void theErrorCodeIsFoundWhereverItStands() {
        Map<String, String> facts = Map.of("template", "bench", "region", "eu-west-1");
        assertClaimFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, facts, Answer.error(404, "ResourceNotFoundException", "x"));
        assertClaimFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, facts,
                Answer.error(404, "ResourceNotFoundException:http://internal.amazon.com/coral/com.amazonaws.iot/", "x"));
        assertClaimFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, facts, Answer.json(404, "{\"__type\":\"iot#ResourceNotFoundException\"}"));
        assertClaimFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, facts, Answer.json(404, "{\"code\":\"ResourceNotFoundException\"}"));
    }

    @Test
    void badCredentialsAreToldApart() {
        assertClaimFails(ServiceFailure.Kind.SESSION_EXPIRED, Map.of("operation", "CreateProvisioningClaim"),
                Answer.error(403, "ExpiredTokenException", "The security token included in the request is expired"));
        for (String code : new String[] {"UnrecognizedClientException", "InvalidSignatureException",
                "MissingAuthenticationTokenException"}) {
            assertClaimFails(ServiceFailure.Kind.CREDENTIALS_REFUSED, Map.of("operation", "CreateProvisioningClaim", "code", code),
                    Answer.error(403, code, "x"));
        }
    }

    @Test
    void aRefusedSignatureNeverShowsWhatWasSigned() {
        Failure failure = claimFailure(Answer.error(403, "InvalidSignatureException",
                "The request signature we calculated does not match.\\n\\nThe Canonical String was\\n'POST\\nx-amz-security-token:TOKEN'"));
        assertEquals("CreateProvisioningClaim: HTTP 403 InvalidSignatureException The request signature we calculated does not match.",
                failure.detail());
    }

    @ParameterizedTest
    @CsvSource({
        "-10, 10, MINUTES_AHEAD", "10, 10, MINUTES_BEHIND", "-240, 4, HOURS_AHEAD", "5000, 3, DAYS_BEHIND", "-5, 5, MINUTES_AHEAD"
    })
    void aRefusedSignatureIsTheClocksFaultWhenThatIsFarOff(int serviceAhead, long amount, ServiceFailure.Way way) {
        Answer refusal = Answer.error(403, "InvalidSignatureException", "Signature expired")
                .with("Date", httpDate(time.instant().plus(Duration.ofMinutes(serviceAhead))));
        try (var server = ScriptedServer.answering(refusal); var iot = iot(server.uri())) {
            // Every time, not only until the SDK has learnt the service's time.
            for (int i = 0; i < 2; i++) {
                assertFails(ServiceFailure.Kind.CLOCK_SKEW, Map.of("amount", amount, "way", way), () -> iot.createClaim("bench"));
            }
            assertEquals(Optional.of(Duration.ofMinutes(-serviceAhead)), iot.clockAhead());
            assertEquals(server.requests().get(0).headers().get("x-amz-date"), server.requests().get(1).headers().get("x-amz-date"));
        }
    }

    @Test
    void aRefusedSignatureIsNotTheClocksFaultWhenThatIsRight() {
        Answer refusal = Answer.error(403, "InvalidSignatureException", "x").with("Date", httpDate(time.instant().plusSeconds(200)));
        assertEquals(ServiceFailure.Kind.CREDENTIALS_REFUSED, claimFailure(refusal).kind());
    }

    @Test
    void aDateThatIsNoneMeasuresNothing() {
        try (var server = ScriptedServer.answering(NOTHING_TO_SEE.with("Date", "yesterday")); var iot = iot(server.uri())) {
            assertFalse(iot.thingExists("t"));
            assertTrue(iot.clockAhead().isEmpty());
        }
    }

    @Test
    void throttlingIsWaitedOut() {
        Answer throttled = Answer.error(400, "ThrottlingException", "Rate exceeded");
        try (var server = ScriptedServer.answering(throttled, throttled, throttled, Answer.json(200, claim.json()));
                var iot = iot(server.uri()); var made = iot.createClaim("bench")) {
            assertFalse(made.key().isWiped());
            assertEquals(4, server.requests().size());
            assertTrue(time.slept().compareTo(Duration.ofMillis(1750)) >= 0, time.slept()::toString);
            assertTrue(time.slept().compareTo(Duration.ofMillis(3500)) <= 0, time.slept()::toString);
        }
    }

    @Test
    void throttlingForGoodIsNamedAfterFourAttempts() {
        for (Answer throttled : new Answer[] {
            Answer.error(400, "ThrottlingException", "x"), Answer.error(429, "TooManyRequestsException", "x"),
            Answer.json(429, "{}")}) {
            try (var server = ScriptedServer.answering(throttled); var iot = iot(server.uri())) {
                assertFails(ServiceFailure.Kind.THROTTLED, Map.of("operation", "CreateProvisioningClaim", "attempts", 4),
                        () -> iot.createClaim("bench"));
                assertEquals(4, server.requests().size());
            }
        }
    }

    @Test
    void aServiceOutOfOrderIsTriedAgainAndThenNamed() {
        Answer page = new Answer(502, Map.of("Content-Type", "text/html"), "<html>Bad Gateway</html>".getBytes(), 24);
        for (Answer broken : new Answer[] {Answer.error(503, "ServiceUnavailableException", "x"), page}) {
            try (var server = ScriptedServer.answering(broken); var iot = iot(server.uri())) {
                Failure failure = failure(() -> iot.createClaim("bench"));
                assertEquals(ServiceFailure.Kind.SERVICE_UNAVAILABLE, failure.kind());
                assertEquals(String.valueOf(broken.status()), failure.facts().get("status"));
                assertEquals(4, server.requests().size());
            }
        }
    }

    @Test
    void whoBeganToAnswerWasReached() {
        try (var server = ScriptedServer.answering(Answer.error(500, "InternalFailureException", "x".repeat(200)).cutAt(20)); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE,
                    Map.of("operation", "CreateProvisioningClaim", "status", "500", "attempts", 4), () -> iot.createClaim("bench"));
        }
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"endpointAddress\":\"" + "a".repeat(200) + "\"}").cutAt(20)); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "DescribeEndpoint"), iot::dataEndpoint);
        }
    }

    @Test
    void aWaitForTheThrottleCanBeCancelled() {
        try (var server = ScriptedServer.answering(Answer.error(400, "ThrottlingException", "x")); var iot = iot(server.uri())) {
            Thread.currentThread().interrupt();
            assertFails(LocalFailure.Kind.CANCELLED, () -> iot.createClaim("bench"));
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aRefusedClaimIsExplainedByTheTemplate() {
        Answer refusal = Answer.error(400, "InvalidRequestException", "something is wrong");
        assertRefusedClaim(ServiceFailure.Kind.TEMPLATE_DISABLED, refusal, template("FLEET_PROVISIONING", false));
        assertRefusedClaim(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE, refusal, template("JITP", false));
        assertRefusedClaim(ServiceFailure.Kind.REQUEST_REFUSED, refusal, template("FLEET_PROVISIONING", true));
    }

    @Test
    void aRefusedClaimIsExplainedByItsWordsWhereTheTemplateMayNotBeRead() {
        Answer denied = Answer.error(403, "AccessDeniedException", "x");
        assertRefusedClaim(ServiceFailure.Kind.TEMPLATE_DISABLED,
                Answer.error(400, "InvalidRequestException", "Template is disabled"), denied);
        assertRefusedClaim(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE,
                Answer.error(400, "InvalidRequestException", "Template is of type JITP"), denied);
        assertRefusedClaim(ServiceFailure.Kind.REQUEST_REFUSED, Answer.error(400, "InvalidRequestException", "no"), denied);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 403, 404})
    void aWebPageIsNoAnswer(int status) {
        byte[] page = "<html>Welcome to Hotel WiFi</html>".getBytes();
        Answer portal = new Answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), page, page.length);
        try (var server = ScriptedServer.answering(portal); var iot = iot(server.uri())) {
            assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", "127.0.0.1"), () -> iot.createClaim("bench"));
            assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", "127.0.0.1"), () -> iot.thingExists("t"));
            assertEquals(2, server.requests().size());
        }
    }

    @Test
    void anErrorWithoutCodeIsNotTheServices() {
        Answer plain = new Answer(404, Map.of("Content-Type", "text/plain"), "not found".getBytes(), 9);
        try (var server = ScriptedServer.answering(plain); var iot = iot(server.uri())) {
            assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, () -> iot.createClaim("bench"));
            assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, () -> iot.thingExists("t"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"templates\":[{\"templ", "{\"templates\":7}", "nonsense"})
    void anAnswerThatIsNoJsonIsUnreadable(String json) {
        try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "ListProvisioningTemplates"),
                    () -> iot.listTemplates(_ -> {}));
        }
    }

    @Test
    void pagesThatNeverEndAreGivenUp() {
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"templates\":[],\"nextToken\":\"again\"}"));
                        var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> iot.listTemplates(_ -> {}));
        }
    }

    @Test
    void textsOfTheServiceAreFitToBeShown() {
        String json = "{\"templates\":[{\"templateName\":\"a\",\"description\":\"x\\u001b[31m\\u202ey\\nz\"}]}";
        try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
            iot.listTemplates(page -> {
                assertEquals("x [31m y z", page.getFirst().description());
                assertFalse(page.getFirst().enabled());
                assertEquals("FLEET_PROVISIONING", page.getFirst().type());
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "host:0", "host:99999", "https://host", "host/path", "-x"})
    void anEndpointThatIsNoneIsUnreadable(String address) {
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"endpointAddress\":\"" + address + "\"}"));
                        var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, iot::dataEndpoint);
        }
    }

    @Test
    void aThingThatIsNotThereHasNoPrincipals() {
        try (var server = ScriptedServer.answering(NOTHING_TO_SEE); var iot = iot(server.uri())) {
            assertFalse(iot.thingExists("t"));
            assertTrue(iot.thingPrincipals("t").isEmpty());
            assertFails(ServiceFailure.Kind.REQUEST_REFUSED,
                    Map.of("operation", "DescribeCertificate", "code", "ResourceNotFoundException"),
                    () -> iot.certificate("0".repeat(64)));
        }
    }

    @Test
    void thingIsReadWithItsPrincipalsToTheLastPage() {
        try (var server = new ScriptedServer(request -> Optional.of(Answer.json(200, !request.path().contains("principals") ? "{\"thingName\":\"t\"}"
                : request.path().contains("nextToken=more") ? "{\"principals\":[\"b\"]}" : "{\"principals\":[\"a\"],\"nextToken\":\"more\"}")));
                var iot = iot(server.uri())) {
            assertTrue(iot.thingExists("t"));
            assertEquals(List.of("a", "b"), iot.thingPrincipals("t"));
        }
        try (var server = ScriptedServer.answering(Answer.error(403, "AccessDeniedException", "no")); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> iot.thingExists("t"));
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> iot.thingPrincipals("t"));
        }
    }

    @Test
    void certificateWithoutStatusOrDateIsUnreadable() {
        String id = "0".repeat(64);
        for (String json : List.of("{}", "{\"certificateDescription\":{\"status\":\"ACTIVE\"}}", "{\"certificateDescription\":{\"creationDate\":1}}")) {
            try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
                assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "DescribeCertificate"), () -> iot.certificate(id));
            }
        }
        try (var server = ScriptedServer.answering(Answer.json(200, "{\"certificateDescription\":{\"status\":\"ACTIVE\",\"creationDate\":1}}"));
                var iot = iot(server.uri())) {
            assertEquals(new IotService.CertificateRecord("ACTIVE", Instant.ofEpochSecond(1)), iot.certificate(id));
        }
    }

    @Test
    void whetherAThingIsOnLineIsKnownWhereTheRoleMayAskAndThereIsAnIndex() {
        Map<String, Optional<IotService.Presence>> answers = Map.of(
                "{\"connected\":true,\"timestamp\":7,\"disconnectReason\":\"NONE\"}", Optional.of(new IotService.Presence(true, Optional.of(Instant.ofEpochSecond(7)), Optional.empty())),
                "{\"connected\":false,\"timestamp\":7,\"disconnectReason\":\"CONNECTION_LOST\"}",
                Optional.of(new IotService.Presence(false, Optional.of(Instant.ofEpochSecond(7)), Optional.of("CONNECTION_LOST"))),
                "{\"connected\":false}", Optional.of(new IotService.Presence(false, Optional.empty(), Optional.empty())), "{}", Optional.empty());
        answers.forEach((json, expected) -> {
            try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
                assertEquals(expected, iot.presence("t"), json);
            }
        });
        for (Answer refusal : List.of(NOTHING_TO_SEE, Answer.error(400, "IndexNotReadyException", "no"))) {
            try (var server = ScriptedServer.answering(refusal); var iot = iot(server.uri())) {
                assertEquals(Optional.empty(), iot.presence("t"));
            }
        }
        try (var server = ScriptedServer.answering(Answer.error(400, "Unheard", "no")); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.REQUEST_REFUSED, () -> iot.presence("t"));
        }
        try (var server = ScriptedServer.answering(Answer.error(403, "AccessDeniedException", "no")); var iot = iot(server.uri())) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> iot.presence("t"));
        }
    }

    @Test
    void nobodyListeningIsNoNetwork() throws IOException {
        // Bound and not listening: nobody else gets the port, and whoever comes is refused.
        try (var taken = new Socket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            try (var iot = iot(URI.create("http://127.0.0.1:" + taken.getLocalPort()))) {
                assertFails(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "127.0.0.1"), () -> iot.createClaim("bench"));
            }
        }
    }

    @Test
    void aNameThatDoesNotResolveIsNoNetwork() {
        try (var iot = iot(URI.create("http://claimport.invalid"))) {
            assertFails(NetworkFailure.Kind.NO_NETWORK, Map.of("host", "claimport.invalid"), () -> iot.thingExists("t"));
        }
    }

    @Test
    void silenceIsATimeout() {
        try (var server = new ScriptedServer(_ -> Optional.empty()); var iot = iot(server.uri(), new Timeouts(Duration.ofSeconds(2), Duration.ofMillis(300)))) {
            assertFails(NetworkFailure.Kind.NETWORK_TIMEOUT, Map.of("host", "127.0.0.1", "seconds", 1L), () -> iot.thingExists("t"));
            assertFails(NetworkFailure.Kind.NETWORK_TIMEOUT, () -> iot.createClaim("bench"));
        }
    }

    @Test
    void aRequestUnderWayCanBeCancelled() throws Exception {
        CompletableFuture<Thread> asked = new CompletableFuture<>();
        CompletableFuture<Failure> outcome = new CompletableFuture<>();
        try (var server = new ScriptedServer(_ -> {
            asked.complete(Thread.currentThread());
            return Optional.empty();
        }); var iot = iot(server.uri(), new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1)))) {
            Thread worker = Thread.ofVirtual().start(() -> outcome.complete(failure(() -> iot.createClaim("bench"))));
            asked.get(60, TimeUnit.SECONDS);
            worker.interrupt();
            assertEquals(LocalFailure.Kind.CANCELLED, outcome.get(60, TimeUnit.SECONDS).kind());
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
        char[] password = "x".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null);
        store.setKeyEntry("server", Keys.rsa().getPrivate(), password, new Certificate[] {
            ClaimAnswers.selfSigned(Keys.rsa(), "CN=127.0.0.1", Instant.now().minusSeconds(600), Instant.now().plusSeconds(600))});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        try (var server = new ScriptedServer(tls, _ -> Optional.of(NOTHING_TO_SEE)); var iot = iot(server.uri())) {
            assertFails(NetworkFailure.Kind.TLS_UNTRUSTED, Map.of("host", "127.0.0.1"), () -> iot.thingExists("t"));
            assertTrue(server.requests().isEmpty());
        }
    }

    @Test
    void tlsToAPlainPortIsTheWrongEndpoint() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
                var iot = iot(URI.create("https://127.0.0.1:" + server.getLocalPort()))) {
            Thread.ofVirtual().start(() -> {
                try (var connection = server.accept()) {
                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    connection.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // Hung up.
                }
            });
            assertFails(NetworkFailure.Kind.WRONG_ENDPOINT, Map.of("host", "127.0.0.1"), () -> iot.thingExists("t"));
        }
    }

    @Test
    void credentialsThatCannotBeHadKeepTheirName() {
        AwsCredentialsProvider signedOut = () -> {
            throw new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of()).exception();
        };
        try (var server = ScriptedServer.answering(NOTHING_TO_SEE);
                var iot = new AwsIot(session(signedOut), at(server.uri()), time)) {
            assertFails(SignInFailure.Kind.SIGNED_OUT, () -> iot.createClaim("bench"));
            assertTrue(server.requests().isEmpty());
        }
    }

    private void assertInvalid(Flaw flaw, String json) {
        try (var server = ScriptedServer.answering(Answer.json(200, json)); var iot = iot(server.uri())) {
            assertFails(ClaimFailure.Kind.CLAIM_INVALID, Map.of("flaw", flaw), () -> iot.createClaim("bench"));
        }
    }

    private Failure claimFailure(Answer answer) {
        try (var server = ScriptedServer.answering(answer); var iot = iot(server.uri())) {
            return failure(() -> iot.createClaim("bench"));
        }
    }

    private void assertClaimFails(ServiceFailure.Kind kind, Map<String, String> facts, Answer answer) {
        try (var server = ScriptedServer.answering(answer); var iot = iot(server.uri())) {
            assertFails(kind, facts, () -> iot.createClaim("bench"));
            assertEquals(1, server.requests().size());
        }
    }

    private void assertRefusedClaim(ServiceFailure.Kind kind, Answer refusal, Answer description) {
        try (var server = new ScriptedServer(request -> Optional.of(request.method().equals("POST") ? refusal : description));
                var iot = iot(server.uri())) {
            assertFails(kind, () -> iot.createClaim("bench"));
        }
    }

    private static Answer template(String type, boolean enabled) {
        return Answer.json(200, "{\"templateName\":\"bench\",\"templateBody\":\"{}\",\"type\":\"" + type + "\",\"enabled\":" + enabled
                + "}");
    }

    private AwsIot iot(URI uri) {
        return iot(uri, new Timeouts(Duration.ofMinutes(1), Duration.ofMinutes(1)));
    }

    private AwsIot iot(URI uri, Timeouts timeouts) {
        return new AwsIot(session(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"))), at(uri), time,
                timeouts, new Random(1));
    }

    private static RoleSession session(AwsCredentialsProvider credentials) {
        return new RoleSession(new Identity("", "", "", ""), credentials, Region.EU_WEST_1, Optional.empty());
    }

    private static ServiceEndpoints at(URI uri) {
        return ServiceEndpoints.allAt(uri);
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
