package dev.claimport.practice.cloud.mqtt;

import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.MALFORMED_PACKET;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.NOT_AUTHORIZED;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.PACKET_TOO_LARGE;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.QOS_NOT_SUPPORTED;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.QUOTA_EXCEEDED;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.RETAIN_NOT_SUPPORTED;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.SHARED_SUBSCRIPTIONS_NOT_SUPPORTED;
import static io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED;

import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.PolicyAction;
import dev.claimport.practice.cloud.quota.Quota;
import dev.claimport.practice.cloud.quota.Quotas;
import dev.claimport.practice.cloud.registry.Principal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttDisconnectMessage;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connected client. What it may not do ends the connection: with MQTT 3.1.1 without a word to it, with MQTT 5 by a DISCONNECT with
 * its reason code, as with AWS IoT; the log has the reason in words.
 */
final class MqttSession {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    /** Quotas of AWS IoT, "Message broker": bytes of a payload, subscriptions of a connection and of a SUBSCRIBE. */
    private static final int MAX_PAYLOAD = 128 * 1024;
    private static final int MAX_SUBSCRIPTIONS = 50;
    private static final int MAX_FILTERS = 8;
    /** Nobody needs more than one at a time: answers carry no correlation. */
    private static final int MAX_PENDING_REQUESTS = 10;

    private final MqttEndpoint endpoint;
    private final Principal principal;
    private final TopicPermissions permissions;
    private final MqttSessions sessions;
    private final Provisioner provisioner;
    private final Consumer<Refusal> refusals;
    private final Quotas quotas;
    private final boolean five;
    /** Bytes that the client takes at a time (MQTT 5, section 3.1.2.11.4). */
    private final long maximumPacketSize;
    private int pendingRequests;
    private SessionState state = new SessionState();
    private Duration outlives;
    private boolean saidGoodbye;

    /** Carries out a request elsewhere than on the event loop. */
    interface Provisioner {
        /** @param done called on the event loop; not at all when the broker keeps silent */
        void answer(ProvisioningTopic topic, byte[] payload, Principal.Claim claim, String clientId, Consumer<ProvisioningService.Answer> done);
    }

    /**
     * @param refusals told what policies refuse
     * @param outlives for how long the session is kept when the connection has ended; zero for not at all
     */
    MqttSession(MqttEndpoint endpoint, Principal principal, TopicPermissions permissions, MqttSessions sessions, Provisioner provisioner,
            Consumer<Refusal> refusals, Quotas quotas, Duration outlives) {
        this.endpoint = endpoint;
        this.principal = principal;
        this.permissions = permissions;
        this.sessions = sessions;
        this.provisioner = provisioner;
        this.refusals = refusals;
        this.quotas = quotas;
        this.outlives = outlives;
        five = endpoint.protocolVersion() == MqttVersion.MQTT_5.protocolLevel();
        maximumPacketSize = five && endpoint.connectProperties().getProperty(MqttProperties.MAXIMUM_PACKET_SIZE) instanceof IntegerProperty most
                ? Integer.toUnsignedLong(most.value()) : Long.MAX_VALUE;
    }

    /**
     * To be called before the connection is accepted.
     *
     * @return whether the client finds its session of before
     */
    boolean open() {
        String clientId = endpoint.clientIdentifier();
        endpoint.publishHandler(this::published);
        endpoint.subscribeHandler(this::subscribed);
        endpoint.unsubscribeHandler(this::unsubscribed);
        endpoint.publishAcknowledgeHandler(id -> state.acknowledged(id));
        endpoint.disconnectMessageHandler(this::saidGoodbye);
        endpoint.exceptionHandler(e -> hangUp(MALFORMED_PACKET, e.toString()));
        endpoint.closeHandler(_ -> {
            sessions.close(clientId, this);
            publishWill();
        });
        Optional<SessionState> left = sessions.open(clientId, this, endpoint.isCleanSession());
        left.ifPresent(found -> state = found);
        return left.isPresent();
    }

    /** Sends what has waited for the client. To be called once the connection is accepted. */
    void resume() {
        state.resume().stream().filter(waiting -> may(PolicyAction.RECEIVE, waiting.message().topic())).forEach(this::send);
    }

    /** The thing that its client is, if it is one. */
    Optional<String> thing() {
        return permissions.thing();
    }

    /** Why it ended, as AWS names it. */
    String reason() {
        return saidGoodbye ? "CLIENT_INITIATED_DISCONNECT" : "CONNECTION_LOST";
    }

    /** What it is made of, which may outlive it. */
    SessionState state() {
        return state;
    }

    /** For how long it is kept when the connection has ended. */
    Duration outlives() {
        return outlives;
    }

    /** With MQTT 5 the client may say anew how long its session is to be kept, unless that was not at all (section 3.14.2.2.2). */
    private void saidGoodbye(MqttDisconnectMessage message) {
        saidGoodbye = true;
        if (five && outlives.isPositive() && message.properties().getProperty(MqttProperties.SESSION_EXPIRY_INTERVAL) instanceof IntegerProperty wanted) {
            outlives = Persistence.granted(Integer.toUnsignedLong(wanted.value()));
        }
    }

    /**
     * Closes the connection, if it still stands.
     *
     * @param code for clients of MQTT 5; those of 3.1.1 are told nothing
     */
    void hangUp(MqttDisconnectReasonCode code, String reason) {
        LOG.info("hung up on {}: {}", shown(endpoint.clientIdentifier()), shown(reason));
        if (!endpoint.isConnected()) {
            return;
        }
        if (five) {
            endpoint.disconnect(code, MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.close();
        }
    }

    /** Sends a message on if one of the subscriptions asks for it; once, however many do. */
    void deliver(MqttSession from, Message message) {
        int granted = state.granted(message, from == this);
        if (granted >= 0 && may(PolicyAction.RECEIVE, message.topic())) {
            send(state.send(message, granted));
        }
    }

    /** Whether its policies allow it; if not, that is said. A message that may not be received is not sent, and the connection stays. */
    private boolean may(PolicyAction action, String name) {
        Decision decision = permissions.decide(action, name);
        if (!decision.allowed()) {
            refusals.accept(new Refusal.ByPolicies(shown(endpoint.clientIdentifier()), decision));
        }
        return decision.allowed();
    }

    /** What is larger than the client takes is dropped as if it had been sent (MQTT 5, section 3.1.2.11.4). */
    private void send(SessionState.Outgoing out) {
        if (!endpoint.isConnected()) {
            return;
        }
        Message message = out.message();
        if (!five || message.packetSize(out.qos()) <= maximumPacketSize) {
            endpoint.publish(message.topic(), message.payload(), MqttQoS.valueOf(out.qos()), out.again(), false, out.id(),
                    five ? message.properties() : MqttProperties.NO_PROPERTIES);
        } else {
            state.acknowledged(out.id());
            LOG.info("{} takes {} bytes at a time: nothing sent on {}", shown(endpoint.clientIdentifier()), maximumPacketSize, message.topic());
        }
    }

    /** What is beyond the quota is dropped and not acknowledged, and the connection stays (AWS General Reference, "Publish requests per second per connection"). */
    private void published(MqttPublishMessage message) {
        String topic = message.topicName();
        if (!quotas.admits(Quota.PUBLISH_OF_CONNECTION, endpoint.clientIdentifier()) || !quotas.admits(Quota.PUBLISH)) {
            LOG.info("throttled what {} publishes", shown(endpoint.clientIdentifier()));
        } else if (message.qosLevel().value() > 1) {
            hangUp(QOS_NOT_SUPPORTED, "publishes with QoS 2");
        } else if (five && message.isRetain()) {
            hangUp(RETAIN_NOT_SUPPORTED, "wants a message retained");
        } else if (message.payload().length() > MAX_PAYLOAD) {
            hangUp(PACKET_TOO_LARGE, "publishes " + message.payload().length() + " bytes");
        } else if (!permissions.takes(topic) || !may(PolicyAction.PUBLISH, topic)
                || message.isRetain() && !may(PolicyAction.RETAIN_PUBLISH, topic)) {
            hangUp(NOT_AUTHORIZED, "may not publish to " + topic);
        } else if (principal instanceof Principal.Claim claim) {
            ProvisioningTopic.of(topic).ifPresentOrElse(
                    request -> request(request, message, claim), () -> hangUp(NOT_AUTHORIZED, "nothing takes requests on " + topic));
        } else {
            acknowledge(message);
            sessions.publish(this, Message.of(topic, message.payload(), message.qosLevel().value(), message.properties()));
        }
    }

    /** Answered whether the client has subscribed or not: AWS's own device software does without, and hears. */
    private void request(ProvisioningTopic topic, MqttPublishMessage message, Principal.Claim claim) {
        if (++pendingRequests > MAX_PENDING_REQUESTS) {
            hangUp(QUOTA_EXCEEDED, "has too many requests at a time");
            return;
        }
        acknowledge(message);
        provisioner.answer(topic, message.payload().getBytes(), claim, endpoint.clientIdentifier(), answer -> {
            pendingRequests--;
            Message reply = Message.of(answer.topic(), Buffer.buffer(answer.payload()), 1, MqttProperties.NO_PROPERTIES);
            int granted = state.granted(reply, false);
            send(state.send(reply, granted >= 0 ? granted : message.qosLevel().value()));
        });
    }

    private void acknowledge(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            endpoint.publishAcknowledge(message.messageId());
        }
    }

    private void subscribed(MqttSubscribeMessage message) {
        if (message.topicSubscriptions().size() > MAX_FILTERS) {
            hangUp(QUOTA_EXCEEDED, "names more than " + MAX_FILTERS + " filters in a SUBSCRIBE");
            return;
        }
        if (five && message.properties().getProperty(MqttProperties.SUBSCRIPTION_IDENTIFIER) != null) {
            hangUp(SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED, "gives its subscription an identifier");
            return;
        }
        if (!message.topicSubscriptions().stream().allMatch(_ -> quotas.admits(Quota.SUBSCRIBE))) {
            LOG.info("throttled what {} subscribes to", shown(endpoint.clientIdentifier()));
            return;
        }
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            if (wanted.qualityOfService().value() > 1) {
                hangUp(QOS_NOT_SUPPORTED, "subscribes with QoS 2");
                return;
            }
            if (wanted.topicName().startsWith("$share/")) {
                hangUp(SHARED_SUBSCRIPTIONS_NOT_SUPPORTED, "wants to share a subscription");
                return;
            }
            if (!permissions.offers(wanted.topicName()) || !may(PolicyAction.SUBSCRIBE, wanted.topicName())) {
                hangUp(NOT_AUTHORIZED, "may not subscribe to " + wanted.topicName());
                return;
            }
        }
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            state.subscribe(wanted.topicName(), wanted.qualityOfService().value(), wanted.subscriptionOption().isNoLocal());
        }
        if (state.subscriptions() > MAX_SUBSCRIPTIONS) {
            hangUp(QUOTA_EXCEEDED, "has more than " + MAX_SUBSCRIPTIONS + " subscriptions");
            return;
        }
        endpoint.subscribeAcknowledge(message.messageId(),
                message.topicSubscriptions().stream().map(MqttTopicSubscription::qualityOfService).toList());
    }

    private void unsubscribed(MqttUnsubscribeMessage message) {
        state.unsubscribe(message.topics());
        if (five) {
            endpoint.unsubscribeAcknowledge(message.messageId(),
                    Collections.nCopies(message.topics().size(), MqttUnsubAckReasonCode.SUCCESS), MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.unsubscribeAcknowledge(message.messageId(), List.of(), MqttProperties.NO_PROPERTIES);
        }
    }

    private void publishWill() {
        MqttWill will = endpoint.will();
        if (will.isWillFlag() && !saidGoodbye && principal instanceof Principal.Device) {
            sessions.publish(this, Message.of(will.getWillTopic(), will.getWillMessage(), will.getWillQos(), will.getWillProperties()));
        }
    }

    /** A client's text, fit for a log. */
    static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
    }
}
