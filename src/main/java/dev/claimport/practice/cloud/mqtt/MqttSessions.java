package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.ThingConnections;
import dev.claimport.time.TimeSource;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is connected, by client id, whose session waits for its client to come back, and how messages find their subscribers. Thread-safe. */
final class MqttSessions {

    /** Anybody may leave sessions behind. */
    private static final int MOST_KEPT = 1_000;

    private record Kept(SessionState state, Instant until) {}

    private final TimeSource time;
    private final ThingConnections connections;
    private final Map<String, MqttSession> byClientId = new LinkedHashMap<>();
    private final Map<String, Kept> away = new LinkedHashMap<>();

    /** @param connections told which things are connected */
    MqttSessions(TimeSource time, ThingConnections connections) {
        this.connections = connections;
        this.time = time;
    }

    /**
     * The older session of the same client id is hung up on (MQTT 3.1.1, section 3.1.4).
     *
     * @param clean whether what an earlier connection has left is thrown away
     * @return what an earlier connection has left; empty for nothing
     */
    Optional<SessionState> open(String clientId, MqttSession session, boolean clean) {
        MqttSession older;
        Optional<SessionState> left;
        synchronized (this) {
            forgetExpired();
            Kept kept = away.remove(clientId);
            older = byClientId.put(clientId, session);
            session.thing().ifPresent(thing -> connections.connected(thing, time.instant()));
            left = older != null && older.outlives().isPositive() ? Optional.of(older.state()) : Optional.ofNullable(kept).map(Kept::state);
        }
        if (older != null) {
            older.hangUp(MqttDisconnectReasonCode.SESSION_TAKEN_OVER, "another client has the same id");
        }
        return left.filter(_ -> !clean);
    }

    /** Does nothing when another session has taken over the client id. */
    synchronized void close(String clientId, MqttSession session) {
        if (!byClientId.remove(clientId, session)) {
            return;
        }
        session.thing().ifPresent(thing -> connections.disconnected(thing, time.instant(), session.reason()));
        if (session.outlives().isPositive() && away.size() < MOST_KEPT) {
            away.put(clientId, new Kept(session.state(), time.instant().plus(session.outlives())));
        }
    }

    /** To everybody who has subscribed to its topic; for those that are away it is kept. */
    void publish(MqttSession from, Message message) {
        List<MqttSession> here;
        synchronized (this) {
            forgetExpired();
            away.values().forEach(kept -> kept.state().keep(message));
            here = List.copyOf(byClientId.values());
        }
        here.forEach(session -> session.deliver(from, message));
    }

    private void forgetExpired() {
        Instant now = time.instant();
        away.values().removeIf(kept -> !kept.until().isAfter(now));
    }
}
