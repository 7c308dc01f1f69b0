package dev.claimport.practice.cloud.mqtt;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected, by client id, and how messages find their subscribers. */
final class MqttSessions {

    private final Map<String, MqttSession> byClientId = new ConcurrentHashMap<>();

    /** The older session of the same client id is hung up on (MQTT 3.1.1, section 3.1.4). */
    void open(String clientId, MqttSession session) {
        MqttSession older = byClientId.put(clientId, session);
        if (older != null) {
            older.hangUp(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "another client has the same id");
        }
    }

    /** Does nothing when another session has taken over the client id. */
    void close(String clientId, MqttSession session) {
        byClientId.remove(clientId, session);
    }

    /** To everybody who has subscribed to its topic. */
    void publish(MqttSession from, Message message) {
        byClientId.values().forEach(session -> session.deliver(from, message));
    }
}
