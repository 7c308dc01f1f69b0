package dev.claimport.practice.cloud.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected, by client id, and how messages find their subscribers. */
final class MqttSessions {

    private final Map<String, MqttSession> byClientId = new ConcurrentHashMap<>();

    /** The older session of the same client id is hung up on (MQTT 3.1.1, section 3.1.4). */
    void open(String clientId, MqttSession session) {
        MqttSession older = byClientId.put(clientId, session);
        if (older != null) {
            older.hangUp("another client has the same id");
        }
    }

    /** Does nothing when another session has taken over the client id. */
    void close(String clientId, MqttSession session) {
        byClientId.remove(clientId, session);
    }

    /** @param qos 0 or 1, of the message; a subscription may lower it */
    void publish(MqttSession from, String topic, Buffer payload, int qos) {
        byClientId.values().forEach(session -> session.deliver(from, topic, payload, qos));
    }
}
