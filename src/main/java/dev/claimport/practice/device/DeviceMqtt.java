package dev.claimport.practice.device;

import dev.claimport.device.DeviceStatus.Cause;
import dev.claimport.practice.tls.OneIdentity;
import dev.claimport.practice.vertx.PracticeVertx;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.MqttConnectionException;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A device's MQTT connection, one step at a time: each waits for its answer, for the connection's end, or for the time to run out.
 * Not for several threads.
 */
final class DeviceMqtt implements AutoCloseable {

    /** @param accepted whether it came on the accepted topic, not the rejected one */
    record Answer(boolean accepted, String payload) {}

    private final Vertx vertx;
    private final MqttClient client;
    private final Duration timeout;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private volatile @Nullable Throwable trouble;
    private volatile CompletableFuture<MqttPublishMessage> answer = new CompletableFuture<>();

    private DeviceMqtt(Vertx vertx, MqttClient client, Duration timeout) {
        this.vertx = vertx;
        this.client = client;
        this.timeout = timeout;
    }

    /**
     * Connects to the endpoint of a bundle; trusts its root CAs only.
     *
     * @param now by the device's clock
     */
    static DeviceMqtt connect(BundleContents bundle, String clientId, OneIdentity identity, Instant now, Duration timeout)
            throws DeviceProblem, InterruptedException {
        String host = bundle.host();
        Buffer hosts = Buffer.buffer(DeviceNetwork.resolve(host, timeout).getHostAddress() + " " + host + "\n");
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(clientId)
                .setCleanSession(true)
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setKeyCertOptions(KeyCertOptions.wrap(identity))
                .setTrustOptions(TrustOptions.wrap(DeviceNetwork.trust(bundle.rootCas(), now)));
        options.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        options.setSslHandshakeTimeout(timeout.toMillis()).setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        // The name is resolved by the system, as a resolver of Vert.x's own would miss its rules; here only the result is looked up.
        Vertx vertx = PracticeVertx.make(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1)
                .setAddressResolverOptions(new AddressResolverOptions().setHostsValue(hosts)));
        DeviceMqtt mqtt = new DeviceMqtt(vertx, MqttClient.create(vertx, options), timeout);
        boolean connected = false;
        try {
            mqtt.client.exceptionHandler(e -> mqtt.trouble = e);
            mqtt.client.closeHandler(_ -> mqtt.lost.complete(null));
            // An address has no name to indicate (RFC 6066, section 3).
            String serverName = DeviceNetwork.isAddress(host) ? null : host;
            mqtt.await("connection", mqtt.client.connect(bundle.port(), host, serverName).toCompletionStage().toCompletableFuture());
            connected = true;
            return mqtt;
        } finally {
            if (!connected) {
                mqtt.close();
            }
        }
    }

    /** Subscribes to what is accepted and rejected of these topics. */
    void subscribeToAnswers(List<String> topics) throws DeviceProblem, InterruptedException {
        Map<String, Integer> filters = topics.stream()
                .flatMap(topic -> Stream.of(topic + "/accepted", topic + "/rejected"))
                .collect(Collectors.toMap(UnaryOperator.identity(), _ -> MqttQoS.AT_LEAST_ONCE.value()));
        client.publishHandler(message -> answer.complete(message));
        CompletableFuture<List<Integer>> granted = new CompletableFuture<>();
        client.subscribeCompletionHandler(acknowledged -> granted.complete(acknowledged.grantedQoSLevels()));
        client.subscribe(new HashMap<>(filters));
        if (await("subscription", granted).stream().anyMatch(qos -> qos > MqttQoS.AT_LEAST_ONCE.value())) {
            throw new DeviceProblem(Cause.NETWORK, "the subscription was refused", null);
        }
    }

    /** One request, one answer: there is nothing in an answer that says to which request it belongs. */
    Answer request(String topic, String payload) throws DeviceProblem, InterruptedException {
        answer = new CompletableFuture<>();
        client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
        MqttPublishMessage message = await("answer", answer);
        return new Answer(message.topicName().equals(topic + "/accepted"), message.payload().toString());
    }

    /** Says goodbye, if there is still somebody there, and ends all threads; does not wait for that. */
    @Override
    public void close() {
        if (client.isConnected()) {
            client.disconnect().eventually(vertx::close);
        } else {
            vertx.close();
        }
    }

    private <T> T await(String what, CompletableFuture<T> wanted) throws DeviceProblem, InterruptedException {
        try {
            CompletableFuture.anyOf(wanted, lost).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!wanted.isDone()) {
                throw problem(what, new IOException("the connection was closed"));
            }
            return wanted.get();
        } catch (TimeoutException e) {
            throw new DeviceProblem(Cause.TIMEOUT, "no " + what + " within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw problem(what, e.getCause());
        }
    }

    /** What the connection complained of says more than that it is closed: with TLS 1.3 a refused certificate shows only then. */
    private DeviceProblem problem(String what, Throwable failure) {
        Throwable reason = trouble == null ? failure : trouble;
        List<Throwable> causes = Stream.iterate(reason, cause -> cause != null, Throwable::getCause).limit(10).toList();
        String message = "no " + what + ": " + causes.getLast().getMessage();
        if (causes.stream().anyMatch(e -> e instanceof CertificateExpiredException || e instanceof CertificateNotYetValidException)) {
            return new DeviceProblem(Cause.CLOCK, message, reason);
        }
        if (causes.stream().anyMatch(SslHandshakeTimeoutException.class::isInstance)) {
            return new DeviceProblem(Cause.TIMEOUT, message, reason);
        }
        if (causes.stream().anyMatch(SSLException.class::isInstance)) {
            return new DeviceProblem(Cause.TLS, message, reason);
        }
        return switch (reason) {
            case MqttConnectionException refused -> DeviceProblem.refused(refused.code().name(), message, reason);
            case ConnectTimeoutException _ -> new DeviceProblem(Cause.TIMEOUT, message, reason);
            default -> new DeviceProblem(Cause.NETWORK, message, reason);
        };
    }
}
