package dev.claimport.practice.cloud.mqtt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client's session is made of, and what may outlive its connection (MQTT 3.1.1 and 5, section 4.1): subscriptions, messages of QoS 1 that
 * wait to be sent, and those that were sent and not acknowledged. Thread-safe.
 */
final class SessionState {

    private static final Logger LOG = LoggerFactory.getLogger(SessionState.class);
    /** Practice has no more patience than that; AWS IoT counts queued messages by the second. */
    private static final int MOST_QUEUED = 1_000;
    private static final int LARGEST_ID = 0xffff;

    /**
     * A message on its way.
     *
     * @param id its packet identifier, which it keeps when it is sent again; 0 for QoS 0
     * @param again whether it was sent before
     */
    record Outgoing(Message message, int qos, int id, boolean again) {}

    private record Subscription(int qos, boolean noLocal) {}

    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Deque<Outgoing> queued = new ArrayDeque<>();
    private final Map<Integer, Outgoing> unacknowledged = new LinkedHashMap<>();
    private int lastId;

    synchronized void subscribe(String filter, int qos, boolean noLocal) {
        subscriptions.put(filter, new Subscription(qos, noLocal));
    }

    synchronized void unsubscribe(List<String> filters) {
        filters.forEach(subscriptions::remove);
    }

    synchronized int subscriptions() {
        return subscriptions.size();
    }

    /** The best quality of service with which a subscription asks for it; -1 for none. @param own whether the client has published it itself */
    synchronized int granted(Message message, boolean own) {
        int granted = -1;
        for (Map.Entry<String, Subscription> subscription : subscriptions.entrySet()) {
            boolean ownEcho = subscription.getValue().noLocal && own;
            if (!ownEcho && TopicFilter.matches(subscription.getKey(), message.topic())) {
                granted = Math.max(granted, Math.min(message.qos(), subscription.getValue().qos));
            }
        }
        return granted;
    }

    /** Keeps a message for when the client comes back, if it asks for it with QoS 1. */
    synchronized void keep(Message message) {
        if (granted(message, false) == 1) {
            if (queued.size() < MOST_QUEUED) {
                queued.add(new Outgoing(message, 1, 0, false));
            } else {
                LOG.info("a client that is away has {} messages waiting: nothing more is kept for it", MOST_QUEUED);
            }
        }
    }

    /** A message that is sent now. */
    synchronized Outgoing send(Message message, int qos) {
        Outgoing sent = new Outgoing(message, qos, qos == 0 ? 0 : nextId(), false);
        if (qos > 0) {
            unacknowledged.put(sent.id(), sent);
        }
        return sent;
    }

    synchronized void acknowledged(int id) {
        unacknowledged.remove(id);
    }

    /** All that waits, for a client that has come back: first what it may not have got, under its old identifiers (section 4.4). */
    synchronized List<Outgoing> resume() {
        List<Outgoing> all = new ArrayList<>();
        unacknowledged.replaceAll((_, sent) -> new Outgoing(sent.message(), sent.qos(), sent.id(), true));
        all.addAll(unacknowledged.values());
        queued.forEach(waiting -> all.add(send(waiting.message(), waiting.qos())));
        queued.clear();
        return all;
    }

    private int nextId() {
        do {
            lastId = lastId == LARGEST_ID ? 1 : lastId + 1;
        } while (unacknowledged.containsKey(lastId) && unacknowledged.size() < LARGEST_ID);
        return lastId;
    }
}
