package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AccountReader.Authorization;
import dev.claimport.iot.AccountReader.Place;
import dev.claimport.iot.AccountReader.Question;
import dev.claimport.iot.AccountReader.Version;
import dev.claimport.signin.AwsAccess;
import dev.claimport.signin.Identity;
import dev.claimport.signin.RoleSession;
import dev.claimport.signin.ServiceEndpoints;
import dev.claimport.signin.SessionLife;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedServer;
import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What an account says of itself, and who is calling, through the SDK's own clients. */
class AwsAccountTest {

    private static final String PLACE = "arn:aws:iot:eu-west-1:123456789012:";
    private static final Answer NOTHING = Answer.error(404, "ResourceNotFoundException", "no");
    private static final Answer DENIED = Answer.error(403, "AccessDeniedException", "no");

    private final ManualTime time = new ManualTime();

    private static RoleSession session(ServiceEndpoints endpoints) {
        return new RoleSession(new Identity("", "", "", ""), StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")), Region.EU_WEST_1,
                SessionLife.until(Optional.empty()), AwsAccess.to(endpoints));
    }

    private AwsAccount account(URI uri) {
        return new AwsAccount(session(ServiceEndpoints.allAt(uri)), time);
    }

    private static Optional<Answer> answer(Request request) {
        String path = request.path();
        return Optional.of(path.startsWith("/provisioning-templates/bench/versions/2") ? Answer.json(200, "{\"templateBody\":\"{}\"}")
                : path.startsWith("/provisioning-templates/bench/versions") ? Answer.json(200, path.contains("nextToken=more")
                        ? "{\"versions\":[{\"versionId\":1},{}]}"
                        : "{\"versions\":[{\"versionId\":2,\"isDefaultVersion\":true}],\"nextToken\":\"more\"}")
                : path.startsWith("/provisioning-templates/bench") ? Answer.json(200, "{\"templateName\":\"bench\",\"templateBody\":\"{}\",\"enabled\":true,\"templateArn\":\"" + PLACE
                        + "provisioningtemplate/bench\",\"provisioningRoleArn\":\"role\",\"preProvisioningHook\":{\"targetArn\":\"hook\",\"payloadVersion\":\"2020-04-01\"}}")
                : path.startsWith("/policies/p/version") ? Answer.json(200, "{\"policyVersions\":[{},{},{}]}")
                : path.startsWith("/policies/p") ? Answer.json(200, "{\"policyName\":\"p\",\"policyArn\":\"" + PLACE + "policy/p\",\"policyDocument\":\"{}\"}")
                : path.startsWith("/thing-groups/g") ? Answer.json(200, "{\"thingGroupArn\":\"" + PLACE + "thinggroup/g\"}")
                : path.startsWith("/thing-types/t") || path.startsWith("/billing-groups/b") ? Answer.json(200, "{}")
                : path.startsWith("/attached-policies") && path.contains("recursive=true") ? Answer.json(200, path.contains("marker=more")
                        ? "{\"policies\":[{\"policyName\":\"q\"}]}" : "{\"policies\":[{\"policyName\":\"p\"}],\"nextMarker\":\"more\"}")
                : path.startsWith("/certificates/7") ? Answer.json(200, "{\"certificateDescription\":{\"certificateArn\":\"" + PLACE + "cert/7\"}}")
                : path.startsWith("/principals/things") && request.headers().get("x-amzn-principal").equals(PLACE + "cert/7") ? Answer.json(200, path.contains("nextToken=more")
                        ? "{\"things\":[\"b\"]}" : "{\"things\":[\"a\"],\"nextToken\":\"more\"}")
                : path.startsWith("/test-authorization") ? Answer.json(200, "{\"authResults\":[" + "{\"authDecision\":\"ALLOWED\",\"missingContextValues\":[\"iot:x\"]},"
                        .repeat(request.body().split("actionType", -1).length - 2) + "{\"authDecision\":\"IMPLICIT_DENY\"}]}")
                : NOTHING);
    }

    @Test
    void whatIsThereIsReadToTheLastPage() {
        try (var server = new ScriptedServer(AwsAccountTest::answer); var account = account(server.uri())) {
            AccountReader.Template template = account.template("bench");
            assertEquals("bench", template.description().summary().name());
            assertEquals(new Place("123456789012", "eu-west-1"), template.place());
            assertEquals("role", template.roleArn());
            assertEquals(Optional.of("2020-04-01"), template.hookPayloadVersion());
            assertEquals(List.of(new Version(2, true), new Version(1, false), new Version(0, false)), account.versions("bench"));
            assertEquals("{}", account.body("bench", 2));
            assertEquals(Optional.of("{}"), account.policy("p"));
            assertEquals(3, account.policyVersions("p"));
            assertTrue(account.hasGroup("g") && account.hasType("t") && account.hasBillingGroup("b"));
            assertEquals(List.of("p", "q"), account.groupPolicies("g"));
            assertEquals(Optional.of(PLACE + "cert/7"), account.certificateArn("7"));
            assertEquals(Optional.empty(), account.certificateArn("8"));
            assertEquals(List.of("a", "b"), account.things(PLACE + "cert/7"));
            assertEquals(Optional.empty(), account.beside(), "an AWS IoT elsewhere has nothing beside it");
        }
    }

    @Test
    void whatIsNotThereIsToldFromWhatMayNotBeRead() {
        try (var server = ScriptedServer.answering(NOTHING); var account = account(server.uri())) {
            assertEquals(Optional.empty(), account.policy("p"));
            assertFalse(account.hasGroup("g") || account.hasType("t") || account.hasBillingGroup("b"));
        }
        try (var server = ScriptedServer.answering(DENIED); var account = account(server.uri())) {
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> account.policy("p"));
            assertFails(ServiceFailure.Kind.NOT_ALLOWED, () -> account.hasGroup("g"));
        }
    }

    @Test
    void questionsAreAskedTenAtATimeAndAnsweredInTheirOrder() {
        List<Question> questions = IntStream.range(0, 20).mapToObj(i -> new Question("CONNECT", "client/" + i)).toList();
        try (var server = new ScriptedServer(AwsAccountTest::answer); var account = account(server.uri())) {
            List<Authorization> answers = account.authorize(List.of("p"), Optional.empty(), "meter", questions);
            assertEquals(questions, answers.stream().map(Authorization::question).toList());
            assertEquals(new Authorization(questions.get(8), true, List.of("iot:x")), answers.get(8));
            assertEquals(new Authorization(questions.get(9), false, List.of()), answers.get(9));
            assertEquals(2, server.requests().stream().filter(request -> request.path().startsWith("/test-authorization")).count());
            assertTrue(server.requests().getLast().body().contains(PLACE + "client/19"), server.requests().getLast().body());
        }
        try (var server = new ScriptedServer(request -> request.path().startsWith("/test") ? Optional.of(Answer.json(200, "{\"authResults\":[]}")) : answer(request));
                var account = account(server.uri())) {
            assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> account.authorize(List.of("p"), Optional.empty(), "meter", questions));
        }
    }

    @Test
    void answersThatMakeNoSenseAreUnreadable() {
        for (String json : List.of("{}", "{\"templateName\":\"bench\",\"templateBody\":\"{}\",\"templateArn\":\"arn:aws:iot:eu-west-1:12:x/y\"}",
                "{\"templateName\":\"bench\",\"templateBody\":\"{}\",\"templateArn\":\"arn:aws:iot::123456789012:x/y\"}")) {
            try (var server = ScriptedServer.answering(Answer.json(200, json)); var account = account(server.uri())) {
                assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> account.template("bench"));
                assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> account.policy("p"));
            }
        }
        assertEquals("x".repeat(1 << 16), TemplateAnswers.text("GetPolicy", "x".repeat(1 << 16)));
        assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, () -> TemplateAnswers.text("GetPolicy", "x".repeat((1 << 16) + 1)));
    }

    @Test
    void accountOfAwsHasMoreBesideIt() {
        try (AwsAccount account = new AwsAccount(session(ServiceEndpoints.USUAL), time)) {
            assertTrue(account.beside().isPresent());
        }
    }

    private static Answer caller(String inside) {
        byte[] body = ("<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>" + inside
                + "</GetCallerIdentityResult></GetCallerIdentityResponse>").getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of("Content-Type", "text/xml"), body, body.length);
    }

    @Test
    void callerIsNamedAndTheClockMeasured() {
        String arn = "arn:aws:sts::123456789012:assumed-role/Installer/anna";
        Answer answer = caller("<Arn>" + arn + "</Arn><UserId>AROA:anna</UserId><Account>123456789012</Account>")
                .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().minusSeconds(90).atOffset(ZoneOffset.UTC)));
        try (var server = ScriptedServer.answering(answer); var callers = new Callers(session(ServiceEndpoints.allAt(server.uri())), time)) {
            assertEquals(Optional.empty(), callers.clockAhead());
            assertEquals(new CallerIdentity("123456789012", arn, "AROA:anna"), callers.ask());
            assertEquals(Optional.of(Duration.ofSeconds(90)), callers.clockAhead());
        }
    }

    @Test
    void callerWithoutAccountOrNameIsUnreadable() {
        for (String inside : List.of("<Arn>arn</Arn>", "<Account>123456789012</Account>")) {
            try (var server = ScriptedServer.answering(caller(inside)); var callers = new Callers(session(ServiceEndpoints.allAt(server.uri())), time)) {
                assertFails(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "GetCallerIdentity"), callers::ask);
            }
        }
    }

    @Test
    void refusalOfTheCallerIsNamed() {
        byte[] body = "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>x</Message></Error></ErrorResponse>".getBytes(StandardCharsets.UTF_8);
        try (var server = ScriptedServer.answering(new Answer(403, Map.of("Content-Type", "text/xml"), body, body.length));
                var callers = new Callers(session(ServiceEndpoints.allAt(server.uri())), time)) {
            assertFails(ServiceFailure.Kind.SESSION_EXPIRED, callers::ask);
        }
    }
}
