package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.Principal;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.MqttWill;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connected client. What it may not do ends the connection without a word to it, as with AWS IoT; the log has the reason.
 */
final class MqttSession {

    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    /** Quotas of AWS IoT, "Message broker": bytes of a payload, subscriptions of a connection. */
    private static final int MAX_PAYLOAD = 128 * 1024;
    private static final int MAX_SUBSCRIPTIONS = 50;
    /** Nobody needs more than one at a time: answers carry no correlation. */
    private static final int MAX_PENDING_REQUESTS = 10;

    private record Subscription(int qos, boolean noLocal) {}

    private final MqttEndpoint endpoint;
    private final Principal principal;
    private final TopicPermissions permissions;
    private final MqttSessions sessions;
    private final Provisioner provisioner;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
    private int pendingRequests;
    private boolean saidGoodbye;

    /** Carries out a request elsewhere than on the event loop. */
    interface Provisioner {
        /** @param done called on the event loop; not at all when the broker keeps silent */
        void answer(ProvisioningTopic topic, byte[] payload, Principal.Claim claim, Consumer<ProvisioningService.Answer> done);
    }

    MqttSession(MqttEndpoint endpoint, Principal principal, TopicPermissions permissions, MqttSessions sessions, Provisioner provisioner) {
        this.endpoint = endpoint;
        this.principal = principal;
        this.permissions = permissions;
        this.sessions = sessions;
        this.provisioner = provisioner;
    }

    /** To be called before the connection is accepted. */
    void open() {
        String clientId = endpoint.clientIdentifier();
        endpoint.publishHandler(this::published);
        endpoint.subscribeHandler(this::subscribed);
        endpoint.unsubscribeHandler(this::unsubscribed);
        endpoint.disconnectMessageHandler(_ -> saidGoodbye = true);
        endpoint.exceptionHandler(e -> hangUp(e.toString()));
        endpoint.closeHandler(_ -> {
            sessions.close(clientId, this);
            publishWill();
        });
        sessions.open(clientId, this);
    }

    /** Closes the connection, if it still stands. */
    void hangUp(String reason) {
        LOG.info("hung up on {}: {}", shown(endpoint.clientIdentifier()), shown(reason));
        if (endpoint.isConnected()) {
            endpoint.close();
        }
    }

    /** Sends a message on if one of the subscriptions asks for it; once, however many do. */
    void deliver(MqttSession from, String topic, Buffer payload, int qos) {
        int granted = -1;
        for (Map.Entry<String, Subscription> subscription : subscriptions.entrySet()) {
            boolean ownEcho = subscription.getValue().noLocal && from == this;
            if (!ownEcho && TopicFilter.matches(subscription.getKey(), topic)) {
                granted = Math.max(granted, Math.min(qos, subscription.getValue().qos));
            }
        }
        if (granted >= 0 && endpoint.isConnected()) {
            endpoint.publish(topic, payload, MqttQoS.valueOf(granted), false, false);
        }
    }

    private void published(MqttPublishMessage message) {
        String topic = message.topicName();
        if (message.qosLevel().value() > 1) {
            hangUp("publishes with QoS 2");
        } else if (message.payload().length() > MAX_PAYLOAD) {
            hangUp("publishes " + message.payload().length() + " bytes");
        } else if (!permissions.mayPublish(topic)) {
            hangUp("may not publish to " + topic);
        } else if (principal instanceof Principal.Claim claim) {
            ProvisioningTopic.of(topic).ifPresentOrElse(
                    request -> request(request, message, claim), () -> hangUp("nothing takes requests on " + topic));
        } else {
            acknowledge(message);
            sessions.publish(this, topic, message.payload(), message.qosLevel().value());
        }
    }

    private void request(ProvisioningTopic topic, MqttPublishMessage message, Principal.Claim claim) {
        if (++pendingRequests > MAX_PENDING_REQUESTS) {
            hangUp("has too many requests at a time");
            return;
        }
        acknowledge(message);
        provisioner.answer(topic, message.payload().getBytes(), claim, answer -> {
            pendingRequests--;
            deliver(null, answer.topic(), Buffer.buffer(answer.payload()), 1);
        });
    }

    private void acknowledge(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            endpoint.publishAcknowledge(message.messageId());
        }
    }

    private void subscribed(MqttSubscribeMessage message) {
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            if (wanted.qualityOfService().value() > 1) {
                hangUp("subscribes with QoS 2");
                return;
            }
            if (!permissions.maySubscribe(wanted.topicName())) {
                hangUp("may not subscribe to " + wanted.topicName());
                return;
            }
        }
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            subscriptions.put(wanted.topicName(),
                    new Subscription(wanted.qualityOfService().value(), wanted.subscriptionOption().isNoLocal()));
        }
        if (subscriptions.size() > MAX_SUBSCRIPTIONS) {
            hangUp("has more than " + MAX_SUBSCRIPTIONS + " subscriptions");
            return;
        }
        endpoint.subscribeAcknowledge(message.messageId(),
                message.topicSubscriptions().stream().map(MqttTopicSubscription::qualityOfService).toList());
    }

    private void unsubscribed(MqttUnsubscribeMessage message) {
        message.topics().forEach(subscriptions::remove);
        if (endpoint.protocolVersion() == MqttVersion.MQTT_5.protocolLevel()) {
            endpoint.unsubscribeAcknowledge(message.messageId(),
                    Collections.nCopies(message.topics().size(), MqttUnsubAckReasonCode.SUCCESS), MqttProperties.NO_PROPERTIES);
        } else {
            endpoint.unsubscribeAcknowledge(message.messageId(), List.of(), MqttProperties.NO_PROPERTIES);
        }
    }

    private void publishWill() {
        MqttWill will = endpoint.will();
        if (will.isWillFlag() && !saidGoodbye && principal instanceof Principal.Device) {
            sessions.publish(this, will.getWillTopic(), will.getWillMessage(), will.getWillQos());
        }
    }

    /** A client's text, fit for a log. */
    static String shown(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return clean.length() <= 200 ? clean : clean.substring(0, 200) + "…";
    }
}
