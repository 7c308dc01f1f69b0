package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.account.check.Known;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.look.AccountLook;
import dev.claimport.app.LocalBackend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.aws.AwsEnvironment;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.iot.AccountReader;
import dev.claimport.practice.cloud.PracticeCloud;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.serial.JSerialCommPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.testing.CloudClients;
import dev.claimport.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ActionType;
import software.amazon.awssdk.services.iot.model.AuthDecision;
import software.amazon.awssdk.services.iot.model.AuthInfo;
import software.amazon.awssdk.services.iot.model.AuthResult;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;

/** What {@code template check} learns of a named policy by TestAuthorization, over a practice cloud. */
class TemplateAuthorizationTest {

    private static final String ARN = "arn:aws:iot:eu-west-1:123456789012:";
    private static final String CONNECT = allow("iot:Connect", "client/pump-*");
    private static final String TOPICS = allow("iot:Publish", "topic/pumps/${iot:ClientId}/*");
    private static final String NOT_CHECKED = "Not checked: what AWS IoT allows a device with the named policies, since iot:TestAuthorization was not answered ";

    @TempDir
    private Path home;

    private static String allow(String action, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": \"" + action + "\", \"Resource\": \"" + ARN + resource + "\"}";
    }

    private static String deny(String action, String resource) {
        return allow(action, resource).replace("Allow", "Deny");
    }

    private RecordedTerminal.Result check(Scenario scenario, String more, String... statements) throws IOException {
        try (PracticeCloud cloud = cloud(scenario, more, statements)) {
            return check(cloud);
        }
    }

    private RecordedTerminal.Result check(PracticeCloud cloud, String... options) {
        return CloudTerminal.type(cloud.environment(), home, Stream.concat(Stream.of("template", "check", "pumps"), Stream.of(options)).toArray(String[]::new));
    }

    private PracticeCloud cloud(Scenario scenario, String more, String... statements) throws IOException {
        return CloudTerminal.cloud(scenario, account(more, statements));
    }

    private Path account(String more, String... statements) throws IOException {
        Path account = home.resolve("account");
        Path template = Files.createDirectories(account.resolve("templates/pumps"));
        Files.createDirectories(account.resolve("policies"));
        Files.writeString(account.resolve("account.json"), "{\"account\": \"123456789012\", \"region\": \"eu-west-1\", \"groups\": {\"all\": []}, \"types\": [], \"billingGroups\": []}");
        Files.writeString(template.resolve("template.json"), """
                {"description": "Pumps", "enabled": true, "type": "FLEET_PROVISIONING", "defaultVersionId": 1,
                 "provisioningRoleArn": "arn:aws:iam::123456789012:role/provisioning"}
                """);
        Files.writeString(template.resolve("1.json"), """
                {"Parameters": {"SerialNumber": {"Type": "String"}}, "Resources": {
                  "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Fn::Join": ["", ["pump-", {"Ref": "SerialNumber"}]]}MORE}},
                  "certificate": {"Type": "AWS::IoT::Certificate", "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "ACTIVE"}},
                  "policy": {"Type": "AWS::IoT::Policy", "Properties": {"PolicyName": "Pumps"}}}}
                """.replace("MORE", more));
        Files.writeString(account.resolve("policies/Pumps.json"), "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}");
        return account;
    }

    @Test
    void whatIsAllowedIsFine() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR, "", CONNECT, TOPICS);
        assertEquals(0, result.exitCode(), result.toString());
        assertFalse(result.out().contains("authorization-denied") || result.out().contains("what AWS IoT allows"), result.out());
    }

    @Test
    void whatAnotherStatementDeniesIsFound() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR, "", CONNECT, TOPICS, deny("iot:Publish", "topic/*/sample"));
        assertTrue(result.out().contains(" surprises: With the policies that are named, AWS IoT denies a device that connects as pump-sample the action iot:Publish"
                + " on topic/pumps/pump-sample/sample. [authorization-denied]"), result.out());
        assertEquals(1, result.out().split("authorization-denied").length - 1, result.out());
    }

    @Test
    void aClientThatIsNotLetInIsFound() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR, "", allow("iot:Connect", "client/valve-*"), TOPICS);
        assertTrue(result.out().contains("as pump-sample the action iot:Connect on client/pump-sample."), result.out());
    }

    @Test
    void moreQuestionsThanFitIntoOneCallAreAllAsked() throws IOException {
        String[] statements = new String[13];
        for (int i = 0; i < 12; i++) {
            statements[i] = allow("iot:Publish", "topic/" + i);
        }
        statements[12] = deny("iot:Publish", "topic/11");
        RecordedTerminal.Result result = check(Scenario.FAIR, "", statements);
        assertTrue(result.out().contains("on client/pump-sample.") && result.out().contains("on topic/11."), result.out());
        assertEquals(2, result.out().split("authorization-denied").length - 1, result.out());
    }

    @Test
    void whatTheCertificateDecidesIsNotChecked() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR, "", allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"), TOPICS);
        assertTrue(result.out().contains(NOT_CHECKED + "(certificate-needed)."), result.out());
        assertFalse(result.out().contains("authorization-denied"), result.out());
    }

    @Test
    void whatTheCertificateDecidesIsToldOfOne() throws IOException {
        Path account = account(", \"ThingGroups\": [\"all\"]", allow("iot:Connect", "client/${iot:Connection.Thing.ThingName}"), TOPICS, deny("iot:Publish", "topic/*/sample"));
        TimeSource time = TimeSource.system();
        try (PracticeSite site = new LocalBackend(new JSerialCommPorts(), new AwsEnvironment(Map.of(), home), time)
                .practice(PracticeScenario.FAIR.withAccount(Optional.of(account)))) {
            RoleSession session = site.signIn();
            String certificate;
            try (RoleContext context = site.context(session)) {
                certificate = context.handover(time).run(HandoverRequest.of("pumps", Map.of(), context.rootCas()), _ -> { }).certificateId().orElseThrow();
            }
            try (AccountReader reader = site.account(session)) {
                var look = new AccountLook(reader, Optional.of(certificate));
                assertEquals(Known.is(List.of(new Surroundings.Denied("pump-4711-0001", "iot:Publish", "topic/pumps/pump-4711-0001/sample"))),
                        look.around(look.template("pumps")).denied());
            }
        }
    }

    @Test
    void aCertificateThatIsNotThereIsNamedAndOneThatIsNoneRefused() throws IOException {
        String absent = "0123456789abcdef".repeat(4);
        try (PracticeCloud cloud = cloud(Scenario.FAIR, "", CONNECT, TOPICS)) {
            assertTrue(check(cloud, "--certificate", ARN + "cert/" + absent).out().contains(NOT_CHECKED + "(certificate-not-there)."));
            assertEquals(2, check(cloud, "--certificate", "pump-7").exitCode());
        }
        var terminal = new RecordedTerminal();
        assertTrue(terminal.type("template", "check", "no/such/file", "--certificate", absent).err().contains("--certificate needs an account"));
    }

    @Test
    void whatPoliciesOfAGroupMayAllowIsNotChecked() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR, ", \"ThingGroups\": [\"all\"]", TOPICS);
        assertTrue(result.out().contains(NOT_CHECKED + "(other-policies)."), result.out());
    }

    @Test
    void whoMayNotAskIsToldThatItIsNotChecked() throws IOException {
        RecordedTerminal.Result result = check(Scenario.FAIR.withDenied("iot:TestAuthorization"), "", CONNECT, TOPICS);
        assertEquals(0, result.exitCode(), result.toString());
        assertTrue(result.out().contains(NOT_CHECKED + "(not-allowed)."), result.out());
    }

    @Test
    void practiceAnswersAsTheApiDoes() throws IOException {
        try (PracticeCloud cloud = cloud(Scenario.FAIR, "", CONNECT, allow("iot:Publish", "topic/a"), deny("iot:Publish", "topic/a"),
                allow("iot:Subscribe", "topicfilter/${iot:Connection.Thing.ThingName}"));
                CloudClients clients = new CloudClients(cloud)) {
            Map<String, String> variables = cloud.environment();
            IotClient iot = clients.iot(AwsSessionCredentials.create(variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"), variables.get("AWS_SESSION_TOKEN")));
            List<AuthResult> results = iot.testAuthorization(r -> r.clientId("pump-1").policyNamesToAdd("Pumps").authInfos(
                    info(ActionType.CONNECT, "client/pump-1"), info(ActionType.PUBLISH, "topic/a"), info(ActionType.SUBSCRIBE, "topicfilter/pump-1"))).authResults();

            assertEquals(List.of(AuthDecision.ALLOWED, AuthDecision.EXPLICIT_DENY, AuthDecision.IMPLICIT_DENY), results.stream().map(AuthResult::authDecision).toList());
            assertEquals("Pumps", results.getFirst().allowed().policies().getFirst().policyName());
            assertEquals(ARN + "policy/Pumps", results.get(1).denied().explicitDeny().policies().getFirst().policyArn());
            assertEquals(info(ActionType.PUBLISH, "topic/a"), results.get(1).authInfo());
            assertEquals(List.of("iot:Connection.Thing.ThingName"), results.get(2).missingContextValues());

            assertThrows(ResourceNotFoundException.class, () -> iot.testAuthorization(r -> r.policyNamesToAdd("Absent").authInfos(info(ActionType.CONNECT, "client/a"))));
            assertThrows(InvalidRequestException.class, () -> iot.testAuthorization(r -> r.policyNamesToAdd("Pumps").authInfos(List.of())));
            assertThrows(InvalidRequestException.class, () -> iot.testAuthorization(r -> r.policyNamesToAdd("Pumps").authInfos(info(ActionType.CONNECT, "topic/a"))));
        }
    }

    private static AuthInfo info(ActionType action, String resource) {
        return AuthInfo.builder().actionType(action).resources(ARN + resource).build();
    }
}
