package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import dev.claimport.practice.cloud.policy.Decision.Outcome;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.registry.CreatedCertificate;
import dev.claimport.practice.cloud.registry.Inventory;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import dev.claimport.practice.cloud.registry.PracticeTemplate;
import dev.claimport.practice.cloud.registry.ProvisioningRefused;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestClient;
import dev.claimport.testing.TestCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.crt.mqtt.MqttClientConnection;
import software.amazon.awssdk.crt.mqtt.MqttClientConnectionEvents;
import software.amazon.awssdk.crt.mqtt.MqttMessage;
import software.amazon.awssdk.crt.mqtt.QualityOfService;
import software.amazon.awssdk.iot.AwsIotMqttConnectionBuilder;

/** Policies of certificates and thing groups decide over connections of devices, and every refusal is said. */
@Timeout(240)
class PolicyEnforcementTest {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "connect", "Effect": "Allow", "Action": "iot:Connect", "Resource": "IOTclient/${iot:Connection.Thing.ThingName}"},
              {"Sid": "publish", "Effect": "Allow", "Action": "iot:Publish", "Resource": "IOTtopic/state/${iot:ClientId}/*"},
              {"Sid": "retain", "Effect": "Allow", "Action": "iot:RetainPublish", "Resource": "IOTtopic/state/${iot:ClientId}/kept"},
              {"Sid": "subscribe", "Effect": "Allow", "Action": "iot:Subscribe", "Resource": ["IOTtopicfilter/state/#", "IOTtopicfilter/all"]},
              {"Sid": "receive", "Effect": "Allow", "Action": "iot:Receive", "Resource": "IOTtopic/state/*/open"}]}
            """.replace("IOT", PracticeAccount.USUAL.iot());
    private static final String GROUP_POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "iot:Publish", "Resource": "IOTtopic/all"},
              {"Sid": "never", "Effect": "Deny", "Action": "iot:Publish", "Resource": "*/secret"}]}
            """.replace("IOT", PracticeAccount.USUAL.iot());

    private final TestBroker broker = new TestBroker(
            List.of(template("own", "", "[\"doors\"]", "{\"PolicyName\": \"Device\"}"),
                    template("alone", ", \"ThingPrincipalType\": \"EXCLUSIVE_THING\"", "[\"doors\"]", "{\"PolicyName\": \"Alone\"}"),
                    template("bad", "", "[]", "{\"PolicyDocument\": {\"Statement\": []}}")),
            new Inventory(Map.of("Device", POLICY, "Alone", POLICY.replace("client/", "client/other-"), "Doors", GROUP_POLICY), Set.of(), Map.of("doors", Set.of("Doors")), Set.of()));

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void whatThePolicyAllowsWorks() throws Exception {
        try (TestClient one = connect("one").subscribe("state/#", "all");
                TestClient two = connect("two")) {
            two.publish("state/two/open", "yes");

            assertEquals("yes", one.next().text());
        }
        assertTrue(broker.refusals.isEmpty());
    }

    @Test
    void anotherClientIdIsNotLetInAndTheStatementThatComesNearestIsNamed() throws Exception {
        TestCredentials device = register("one");

        ExecutionException refused = assertThrows(ExecutionException.class, () -> TestClient.connect(broker, device, "two"));

        assertInstanceOf(Mqtt3ConnAckException.class, refused.getCause());
        Refusal.ByPolicies said = refusal();
        assertEquals("two", said.clientId());
        assertEquals(PolicyAction.CONNECT, said.decision().action());
        assertEquals(PracticeAccount.USUAL.iot() + "client/two", said.decision().resource());
        assertEquals("Device#connect", said.decision().nearest().orElseThrow().toString());
        assertEquals(5, said.decision().looked().size());
    }

    @Test
    void whatIsAttachedExclusivelyIsItsThingWhateverTheClientIdIs() throws Exception {
        TestCredentials device = register("alone", "one");

        try (TestClient client = TestClient.connect(broker, device, "other-one")) {
            // By the policy of the thing's group.
            client.publish("all", "hello");
        }
        assertTrue(broker.refusals.isEmpty(), broker.refusals::toString);
    }

    @Test
    void publishingElsewhereEndsTheConnection() throws Exception {
        hangsUp(PolicyAction.PUBLISH, "state/two/open", client -> client.publishing("state/two/open", new byte[0], MqttQos.AT_LEAST_ONCE));
    }

    @Test
    void subscribingElsewhereEndsTheConnection() throws Exception {
        hangsUp(PolicyAction.SUBSCRIBE, "#", client -> client.subscribing("#", MqttQos.AT_LEAST_ONCE));
    }

    @Test
    void whatMayNotBeReceivedIsNotDeliveredAndSaid() throws Exception {
        try (TestClient one = connect("one").subscribe("state/#");
                TestClient two = connect("two")) {
            two.publish("state/two/closed", "no");
            two.publish("state/two/open", "yes");

            assertEquals("yes", one.next().text());
            assertEquals(PolicyAction.RECEIVE, refusal().decision().action());
        }
    }

    @Test
    void theGroupsPolicyAllowsAndItsDenialWins() throws Exception {
        try (TestClient one = connect("one")) {
            one.publish("all", "hello");
            one.publishing("state/one/secret", new byte[0], MqttQos.AT_LEAST_ONCE);
            one.awaitHangUp();
        }
        assertEquals(Outcome.EXPLICITLY_DENIED, refusal().decision().outcome());
    }

    @Test
    void aWillMustBeAllowedAsAMessage() throws Exception {
        TestCredentials device = register("one");
        TestClient.connect(broker, device, "one", will("state/one/gone", false)).close();
        assertTrue(broker.refusals.isEmpty());

        assertThrows(ExecutionException.class, () -> TestClient.connect(broker, device, "one", will("elsewhere", false)));
        assertEquals(PolicyAction.PUBLISH, refusal().decision().action());
        assertThrows(ExecutionException.class, () -> TestClient.connect(broker, device, "one", will("state/one/gone", true)));
        assertEquals(PolicyAction.RETAIN_PUBLISH, refusal().decision().action());
        TestClient.connect(broker, device, "one", will("state/one/kept", true)).close();
    }

    @Test
    void aTemplateWithAPolicyThatIsNoneRegistersNothing() {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");

        assertThrows(ProvisioningRefused.class,
                () -> broker.registry.registerThing("claim", "client", "bad", created.ownershipToken(), Map.of("SerialNumber", "one")));
        assertEquals(Optional.empty(), broker.registry.thing("one"));
    }

    @Test
    void theDeviceSdkIsLetInUnderItsOwnNameAlone() throws Exception {
        TestCredentials device = register("one");
        try (MqttClientConnection connection = sdk(device, "one", Optional.empty())) {
            await(connection.connect());
            await(connection.disconnect());
        }
        try (MqttClientConnection connection = sdk(device, "two", Optional.empty())) {
            assertThrows(ExecutionException.class, () -> await(connection.connect()));
            assertEquals(PolicyAction.CONNECT, refusal().decision().action());
        }
    }

    @Test
    void theDeviceSdkPublishesWhatItMayAndIsHungUpOnForAnythingElse() throws Exception {
        sdkIsHungUpOn(PolicyAction.PUBLISH, connection -> await(connection.publish(message("state/one/open"))), connection -> connection.publish(message("elsewhere")));
    }

    @Test
    void theDeviceSdkSubscribesToWhatItMayAndIsHungUpOnForAnythingElse() throws Exception {
        sdkIsHungUpOn(PolicyAction.SUBSCRIBE, connection -> await(connection.subscribe("state/#", QualityOfService.AT_LEAST_ONCE)),
                connection -> connection.subscribe("#", QualityOfService.AT_LEAST_ONCE));
    }

    @Test
    void theDeviceSdkReceivesWhatItMayAndNothingElse() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (MqttClientConnection connection = sdk(register("one"), "one", Optional.empty());
                TestClient two = connect("two")) {
            await(connection.connect());
            await(connection.subscribe("state/#", QualityOfService.AT_LEAST_ONCE, message -> heard.add(message.getTopic())));
            two.publish("state/two/closed", "no");
            two.publish("state/two/open", "yes");

            assertEquals("state/two/open", heard.poll(60, TimeUnit.SECONDS));
            assertEquals(PolicyAction.RECEIVE, refusal().decision().action());
            await(connection.disconnect());
        }
    }

    @Test
    void theDeviceSdkLeavesTheWillThatItMayLeaveAndIsNotLetInWithAnother() throws Exception {
        TestCredentials device = register("one");
        try (TestClient watcher = connect("two").subscribe("state/#");
                MqttClientConnection connection = sdk(device, "one", Optional.of(message("state/one/open")))) {
            await(connection.connect());
            // Another client of the same id throws it out.
            TestClient.connect(broker, device, "one").close();

            assertEquals("state/one/open", watcher.next().topic());
        }
        try (MqttClientConnection connection = sdk(register("three"), "three", Optional.of(message("elsewhere")))) {
            assertThrows(ExecutionException.class, () -> await(connection.connect()));
            assertEquals(PolicyAction.PUBLISH, refusal().decision().action());
        }
    }

    private interface Doing {
        void with(MqttClientConnection connection) throws Exception;
    }

    private void sdkIsHungUpOn(PolicyAction action, Doing allowed, Doing refused) throws Exception {
        CompletableFuture<Void> interrupted = new CompletableFuture<>();
        TestCredentials device = register("one");
        try (var builder = builder(device, "one").withConnectionEventCallbacks(new MqttClientConnectionEvents() {
            @Override
            public void onConnectionInterrupted(int errorCode) {
                interrupted.complete(null);
            }

            @Override
            public void onConnectionResumed(boolean sessionPresent) { }
        });
                MqttClientConnection connection = builder.build()) {
            await(connection.connect());
            allowed.with(connection);
            assertTrue(broker.refusals.isEmpty());
            refused.with(connection);
            await(interrupted);
            assertEquals(action, refusal().decision().action());
        }
    }

    private static MqttMessage message(String topic) {
        return new MqttMessage(topic, new byte[0], QualityOfService.AT_LEAST_ONCE);
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private MqttClientConnection sdk(TestCredentials device, String clientId, Optional<MqttMessage> will) {
        try (var builder = builder(device, clientId)) {
            will.ifPresent(builder::withWill);
            return builder.build();
        }
    }

    private AwsIotMqttConnectionBuilder builder(TestCredentials device, String clientId) {
        return AwsIotMqttConnectionBuilder.newMtlsBuilder(device.certificatePem(), device.keyPem()).withEndpoint("localhost").withPort(broker.port())
                .withCertificateAuthority(broker.rootCaPem()).withClientId(clientId).withCleanSession(true);
    }

    private void hangsUp(PolicyAction action, String name, Consumer<TestClient> does) throws Exception {
        try (TestClient client = connect("one")) {
            does.accept(client);
            client.awaitHangUp();
        }
        Refusal.ByPolicies said = refusal();
        assertEquals(action, said.decision().action());
        assertEquals(PracticeAccount.USUAL.iot() + action.resourceType() + "/" + name, said.decision().resource());
    }

    private Refusal.ByPolicies refusal() throws InterruptedException {
        return (Refusal.ByPolicies) Optional.ofNullable(broker.refusals.poll(60, TimeUnit.SECONDS)).orElseThrow();
    }

    private static Optional<Mqtt3Publish> will(String topic, boolean retained) {
        return Optional.of(Mqtt3Publish.builder().topic(topic).payload("gone".getBytes(StandardCharsets.UTF_8)).retain(retained).build());
    }

    private TestClient connect(String serial) throws Exception {
        return TestClient.connect(broker, register(serial), serial);
    }

    private TestCredentials register(String serial) throws Exception {
        return register("own", serial);
    }

    private TestCredentials register(String template, String serial) throws Exception {
        CreatedCertificate created = broker.registry.createKeysAndCertificate("claim");
        broker.registry.registerThing("claim", "client", template, created.ownershipToken(), Map.of("SerialNumber", serial));
        return TestCredentials.of(created.pem(), new String(created.privateKeyPem(), StandardCharsets.US_ASCII));
    }

    private static PracticeTemplate template(String name, String attachment, String groups, String policy) {
        String body = """
                {"Parameters": {"SerialNumber": {"Type": "String"}}, "Resources": {
                  "thing": {"Type": "AWS::IoT::Thing", "Properties": {"ThingName": {"Ref": "SerialNumber"}, "ThingGroups": GROUPS}},
                  "certificate": {"Type": "AWS::IoT::Certificate",
                    "Properties": {"CertificateId": {"Ref": "AWS::IoT::Certificate::Id"}, "Status": "ACTIVE" ATTACHMENT}},
                  "policy": {"Type": "AWS::IoT::Policy", "Properties": POLICY}}}
                """.replace("ATTACHMENT", attachment).replace("GROUPS", groups).replace("POLICY", policy);
        return new PracticeTemplate(name, name, PracticeAccount.USUAL.templateArn(name), Map.of(1, body), true, "FLEET_PROVISIONING", Instant.EPOCH, Instant.EPOCH, 1,
                "arn:aws:iam::112233445566:role/provisioning", Optional.empty());
    }
}
