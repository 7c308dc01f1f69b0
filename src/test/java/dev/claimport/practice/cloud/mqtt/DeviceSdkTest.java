package dev.claimport.practice.cloud.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.cloud.registry.PracticeAccount;
import dev.claimport.practice.scenario.Scenario;
import dev.claimport.testing.Keys;
import dev.claimport.testing.TestBroker;
import dev.claimport.testing.TestCredentials;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.crt.iot.MqttRequestResponseClientOptions;
import software.amazon.awssdk.crt.mqtt.MqttClientConnection;
import software.amazon.awssdk.crt.mqtt.MqttMessage;
import software.amazon.awssdk.crt.mqtt.QualityOfService;
import software.amazon.awssdk.crt.mqtt5.Mqtt5Client;
import software.amazon.awssdk.crt.mqtt5.Mqtt5ClientOptions.LifecycleEvents;
import software.amazon.awssdk.crt.mqtt5.OnAttemptingConnectReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionFailureReturn;
import software.amazon.awssdk.crt.mqtt5.OnConnectionSuccessReturn;
import software.amazon.awssdk.crt.mqtt5.OnDisconnectionReturn;
import software.amazon.awssdk.crt.mqtt5.OnStoppedReturn;
import software.amazon.awssdk.iot.AwsIotMqtt5ClientBuilder;
import software.amazon.awssdk.iot.AwsIotMqttConnectionBuilder;
import software.amazon.awssdk.iot.iotidentity.IotIdentityClient;
import software.amazon.awssdk.iot.iotidentity.IotIdentityV2Client;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrRequest;
import software.amazon.awssdk.iot.iotidentity.model.CreateCertificateFromCsrResponse;
import software.amazon.awssdk.iot.iotidentity.model.CreateKeysAndCertificateRequest;
import software.amazon.awssdk.iot.iotidentity.model.CreateKeysAndCertificateResponse;
import software.amazon.awssdk.iot.iotidentity.model.CreateKeysAndCertificateSubscriptionRequest;
import software.amazon.awssdk.iot.iotidentity.model.ErrorResponse;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingRequest;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingResponse;
import software.amazon.awssdk.iot.iotidentity.model.RegisterThingSubscriptionRequest;
import software.amazon.awssdk.iot.iotidentity.model.V2ErrorResponseException;

/** The AWS IoT Device SDK for Java against the practice broker, as it is. */
@Timeout(240)
class DeviceSdkTest {

    private final TestBroker broker = new TestBroker(Scenario.FAIR);

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void provisionsByKeysWithMqtt311AndComesBackAsItsThing() throws Exception {
        CreateKeysAndCertificateResponse keys;
        RegisterThingResponse registered;
        try (MqttClientConnection connection = connect(broker.claim("practice-gateway"), "any-client-id")) {
            IotIdentityClient identity = new IotIdentityClient(connection);
            CompletableFuture<CreateKeysAndCertificateResponse> gotKeys = new CompletableFuture<>();
            CompletableFuture<RegisterThingResponse> gotThing = new CompletableFuture<>();
            CreateKeysAndCertificateSubscriptionRequest keysTopic = new CreateKeysAndCertificateSubscriptionRequest();
            RegisterThingSubscriptionRequest thingTopic = new RegisterThingSubscriptionRequest();
            thingTopic.templateName = "practice-gateway";
            await(identity.SubscribeToCreateKeysAndCertificateAccepted(keysTopic, QualityOfService.AT_LEAST_ONCE, gotKeys::complete));
            await(identity.SubscribeToCreateKeysAndCertificateRejected(keysTopic, QualityOfService.AT_LEAST_ONCE, fail(gotKeys)));
            await(identity.SubscribeToRegisterThingAccepted(thingTopic, QualityOfService.AT_LEAST_ONCE, gotThing::complete));
            await(identity.SubscribeToRegisterThingRejected(thingTopic, QualityOfService.AT_LEAST_ONCE, fail(gotThing)));

            await(identity.PublishCreateKeysAndCertificate(new CreateKeysAndCertificateRequest(), QualityOfService.AT_LEAST_ONCE));
            keys = await(gotKeys);
            await(identity.PublishRegisterThing(
                    register("practice-gateway", keys.certificateOwnershipToken, Map.of("SerialNumber", "SN7", "Site", "cork", "Customer", "acme")),
                    QualityOfService.AT_LEAST_ONCE));
            registered = await(gotThing);
            await(connection.disconnect());
        }

        assertEquals("gw-cork-SN7", registered.thingName);
        assertEquals(Map.of("reportSeconds", "900", "topic", "sites/cork/gateways/SN7"), registered.deviceConfiguration);
        assertEquals(Status.ACTIVE, broker.registry.certificate(keys.certificateId).orElseThrow().status());
        assertEquals(List.of(PracticeAccount.USUAL.certificateArn(keys.certificateId)), broker.registry.principals("gw-cork-SN7"));
        try (MqttClientConnection device = connect(TestCredentials.of(keys.certificatePem, keys.privateKey), "gw-cork-SN7")) {
            CompletableFuture<String> heard = new CompletableFuture<>();
            await(device.subscribe("sites/+/hello", QualityOfService.AT_LEAST_ONCE, message -> heard.complete(new String(message.getPayload()))));
            await(device.publish(new MqttMessage("sites/cork/hello", "here I am".getBytes(), QualityOfService.AT_LEAST_ONCE, false)));
            assertEquals("here I am", await(heard));
            await(device.disconnect());
        }
    }

    @Test
    void provisionsByCsrWithMqtt5() throws Exception {
        KeyPair own = Keys.ec("secp256r1");
        provisionByCsr(own, credentials -> mqtt5(credentials, 20, identity -> {
            CreateCertificateFromCsrRequest request = new CreateCertificateFromCsrRequest();
            request.certificateSigningRequest = Keys.csr(own, "CN=pump");
            CreateCertificateFromCsrResponse created = await(identity.createCertificateFromCsr(request));
            RegisterThingResponse registered = await(identity.registerThing(
                    register("practice-sensor", created.certificateOwnershipToken, Map.of("SerialNumber", "SN8"))));
            assertEquals("sensor-SN8", registered.thingName);
            return created;
        }));
    }

    @Test
    void provisionsByCsrWithMqtt311AndTheNewerClient() throws Exception {
        KeyPair own = Keys.rsa();
        provisionByCsr(own, credentials -> {
            try (MqttClientConnection connection = connect(credentials, "newer");
                    IotIdentityV2Client identity = IotIdentityV2Client.newFromMqtt311(connection, options(20))) {
                CreateCertificateFromCsrRequest request = new CreateCertificateFromCsrRequest();
                request.certificateSigningRequest = Keys.csr(own, "CN=pump");
                CreateCertificateFromCsrResponse created = await(identity.createCertificateFromCsr(request));
                await(identity.registerThing(
                        register("practice-sensor", created.certificateOwnershipToken, Map.of("SerialNumber", "SN8"))));
                await(connection.disconnect());
                return created;
            }
        });
    }

    @Test
    void refusalsReachTheDeviceWithCodeAndReason() throws Exception {
        mqtt5(broker.claim("practice-refused"), 20, identity -> {
            String token = await(identity.createKeysAndCertificate(new CreateKeysAndCertificateRequest())).certificateOwnershipToken;
            V2ErrorResponseException refused =
                    refused(identity.registerThing(register("practice-refused", token, Map.of("SerialNumber", "SN9"))));
            assertEquals(403, refused.getModeledError().statusCode);
            assertEquals("ACCESS_DENIED", refused.getModeledError().errorCode);

            V2ErrorResponseException empty =
                    refused(identity.registerThing(register("practice-refused", "", Map.of("SerialNumber", "SN9"))));
            assertEquals(400, empty.getModeledError().statusCode);
            assertEquals("InvalidCertificateOwnershipToken", empty.getModeledError().errorCode);
            assertEquals("Certificate ownership token cannot be empty.", empty.getModeledError().errorMessage);
            return null;
        });
    }

    @Test
    void templateOfAnotherClaimIsNotServed() throws Exception {
        mqtt5(broker.claim("practice-sensor"), 1, identity -> {
            assertThrows(ExecutionException.class, () -> await(
                    identity.registerThing(register("practice-gateway", "token", Map.of("SerialNumber", "SN9")))));
            return null;
        });
    }

    private void provisionByCsr(KeyPair own, Steps<TestCredentials, CreateCertificateFromCsrResponse> steps) throws Exception {
        CreateCertificateFromCsrResponse created = steps.apply(broker.claim("practice-sensor"));

        assertEquals(own.getPublic(), TestCredentials.certificate(created.certificatePem).getPublicKey());
        assertEquals(Status.ACTIVE, broker.registry.certificate(created.certificateId).orElseThrow().status());
        assertEquals(List.of(PracticeAccount.USUAL.certificateArn(created.certificateId)), broker.registry.principals("sensor-SN8"));
    }

    private interface Steps<A, R> {
        R apply(A argument) throws Exception;
    }

    private <R> R mqtt5(TestCredentials credentials, int timeoutSeconds, Steps<IotIdentityV2Client, R> steps) throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        try (AwsIotMqtt5ClientBuilder builder = AwsIotMqtt5ClientBuilder.newDirectMqttBuilderWithMtlsFromMemory(
                "localhost", credentials.certificatePem(), credentials.keyPem())) {
            builder.withCertificateAuthority(broker.rootCaPem()).withPort((long) broker.port()).withClientId("five")
                    .withLifeCycleEvents(new Lifecycle(connected, stopped));
            try (Mqtt5Client client = builder.build()) {
                client.start();
                await(connected);
                try (IotIdentityV2Client identity = IotIdentityV2Client.newFromMqtt5(client, options(timeoutSeconds))) {
                    return steps.apply(identity);
                } finally {
                    client.stop();
                    await(stopped);
                }
            }
        }
    }

    private record Lifecycle(CompletableFuture<Void> connected, CompletableFuture<Void> stopped) implements LifecycleEvents {

        @Override
        public void onAttemptingConnect(Mqtt5Client client, OnAttemptingConnectReturn event) {}

        @Override
        public void onConnectionSuccess(Mqtt5Client client, OnConnectionSuccessReturn event) {
            connected.complete(null);
        }

        @Override
        public void onConnectionFailure(Mqtt5Client client, OnConnectionFailureReturn event) {
            connected.completeExceptionally(new IllegalStateException("error " + event.getErrorCode()));
        }

        @Override
        public void onDisconnection(Mqtt5Client client, OnDisconnectionReturn event) {}

        @Override
        public void onStopped(Mqtt5Client client, OnStoppedReturn event) {
            stopped.complete(null);
        }
    }

    private MqttClientConnection connect(TestCredentials credentials, String clientId) throws Exception {
        try (AwsIotMqttConnectionBuilder builder =
                AwsIotMqttConnectionBuilder.newMtlsBuilder(credentials.certificatePem(), credentials.keyPem())) {
            MqttClientConnection connection = builder.withCertificateAuthority(broker.rootCaPem()).withEndpoint("localhost")
                    .withPort(broker.port()).withClientId(clientId).withCleanSession(true).build();
            await(connection.connect());
            return connection;
        }
    }

    private static MqttRequestResponseClientOptions options(int seconds) {
        return MqttRequestResponseClientOptions.builder().withMaxRequestResponseSubscriptions(4).withMaxStreamingSubscriptions(0)
                .withOperationTimeoutSeconds(seconds).build();
    }

    private static RegisterThingRequest register(String template, String token, Map<String, String> parameters) {
        RegisterThingRequest request = new RegisterThingRequest();
        request.templateName = template;
        request.certificateOwnershipToken = token;
        request.parameters = new HashMap<>(parameters);
        return request;
    }

    private static <T> Consumer<ErrorResponse> fail(CompletableFuture<T> future) {
        return error -> future.completeExceptionally(new IllegalStateException(error.errorCode + ": " + error.errorMessage));
    }

    private static V2ErrorResponseException refused(CompletableFuture<?> answer) {
        Throwable cause = assertThrows(ExecutionException.class, () -> await(answer)).getCause();
        return assertInstanceOf(V2ErrorResponseException.class, cause);
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }
}
