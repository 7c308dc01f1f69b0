package dev.claimport.practice.cloud.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which things are connected as themselves, as fleet indexing would have it. Thread-safe. */
public final class ThingConnections {

    private final Map<String, State> byThing = new HashMap<>();

    /** @param since when it began. @param reason why a thing is not connected any more, as AWS names it */
    public record State(boolean connected, Instant since, Optional<String> reason) {}

    public synchronized void connected(String thing, Instant now) {
        byThing.put(thing, new State(true, now, Optional.empty()));
    }

    public synchronized void disconnected(String thing, Instant now, String reason) {
        byThing.put(thing, new State(false, now, Optional.of(reason)));
    }

    /** Empty for one that never was. */
    public synchronized Optional<State> of(String thing) {
        return Optional.ofNullable(byThing.get(thing));
    }
}
