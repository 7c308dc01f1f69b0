package dev.claimport.testing;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An MQTT 3.1.1 client for cases that a well-behaved device does not make. */
public final class TestClient implements AutoCloseable {

    /** What it received. */
    public record Message(String topic, byte[] payload) {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private final Mqtt3AsyncClient client;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();

    private TestClient(Mqtt3ClientBuilder builder) {
        client = builder.addDisconnectedListener(_ -> lost.complete(null)).buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL,
                message -> received.add(new Message(message.getTopic().toString(), message.getPayloadAsBytes())));
    }

    /** Fails as the connection fails. */
    public static TestClient connect(TestBroker broker, TestCredentials credentials, String clientId) throws Exception {
        return connect(broker, credentials, clientId, Optional.empty());
    }

    public static TestClient connect(TestBroker broker, TestCredentials credentials, String clientId, Optional<Mqtt3Publish> will)
            throws Exception {
        Mqtt3ClientBuilder builder = MqttClient.builder().useMqttVersion3().identifier(clientId).serverAddress(address(broker))
                .sslConfig(tls(broker, credentials));
        TestClient connected = new TestClient(will.map(builder::willPublish).orElse(builder));
        await(connected.client.connect());
        return connected;
    }

    /** A name with a dot in it: for others Java's clients send no SNI. */
    public static InetSocketAddress address(TestBroker broker) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress("practice.localhost", new byte[] {127, 0, 0, 1}), broker.port());
    }

    public static MqttClientSslConfig tls(TestBroker broker, TestCredentials credentials) throws Exception {
        return MqttClientSslConfig.builder().keyManagerFactory(credentials.keyManagers())
                .trustManagerFactory(TestCredentials.trust(broker.ca.rootCas())).build();
    }

    /** Waits for the acknowledgement. */
    public TestClient subscribe(String... filters) throws Exception {
        for (String filter : filters) {
            await(client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send());
        }
        return this;
    }

    /** Does not wait for an acknowledgement, as there may be none. */
    public CompletableFuture<?> subscribing(String filter, MqttQos qos) {
        return client.subscribeWith().topicFilter(filter).qos(qos).send();
    }

    /** All in one SUBSCRIBE; does not wait for an acknowledgement, as there may be none. */
    public CompletableFuture<?> subscribing(List<String> filters) {
        List<Mqtt3Subscription> all = filters.stream().map(filter -> Mqtt3Subscription.builder().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).build())
                .toList();
        return client.subscribeWith().addSubscriptions(all).send();
    }

    public void publish(String topic, String payload) throws Exception {
        await(publishing(topic, payload.getBytes(StandardCharsets.UTF_8), MqttQos.AT_LEAST_ONCE));
    }

    /** Does not wait for an acknowledgement, as there may be none. */
    public CompletableFuture<?> publishing(String topic, byte[] payload, MqttQos qos) {
        return client.publishWith().topic(topic).payload(payload).qos(qos).send();
    }

    /** The next message; fails when there is none for long. */
    public Message next() throws InterruptedException {
        Message message = received.poll(60, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message");
        }
        return message;
    }

    /** Whether nothing is there, a while after all that came before. */
    public boolean hearsNothing() throws InterruptedException {
        return received.poll(150, TimeUnit.MILLISECONDS) == null;
    }

    /** Waits for the end of the connection. */
    public void awaitHangUp() throws Exception {
        lost.get(60, TimeUnit.SECONDS);
    }

    public boolean isConnected() {
        return client.getState().isConnected();
    }

    public void disconnect() throws Exception {
        await(client.disconnect());
    }

    @Override
    public void close() {
        // Fails when the broker has hung up, which is what many tests are about.
        client.disconnect().exceptionally(_ -> null).join();
    }

    public static <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(60, TimeUnit.SECONDS);
    }
}
