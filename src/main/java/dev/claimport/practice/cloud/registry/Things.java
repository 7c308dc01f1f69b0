package dev.claimport.practice.cloud.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Things and the certificates attached to them, with the time since when. Not thread-safe. */
final class Things {

    private record Entry(Thing thing, Instant created) {}

    /** @param exclusive whether the certificate is this thing's alone */
    private record Attachment(Instant since, boolean exclusive) {}

    private final Map<String, Entry> byName = new HashMap<>();
    /** Thing name to certificate id, the oldest first. */
    private final Map<String, Map<String, Attachment>> attached = new HashMap<>();

    Optional<Thing> thing(String name) {
        return Optional.ofNullable(byName.get(name)).map(Entry::thing);
    }

    /** One that was made no later than {@code until}. */
    Optional<Thing> thing(String name, Instant until) {
        return Optional.ofNullable(byName.get(name)).filter(entry -> !entry.created.isAfter(until)).map(Entry::thing);
    }

    /** The ids of the certificates that were attached no later than {@code until}. */
    List<String> certificates(String thingName, Instant until) {
        return attached.getOrDefault(thingName, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getValue().since.isAfter(until))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The names of the things that a certificate is attached to. */
    Set<String> of(String certificateId) {
        return attached.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(certificateId))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name of the thing whose alone a certificate is. */
    Optional<String> exclusive(String certificateId) {
        return attached.entrySet().stream()
                .filter(entry -> Optional.ofNullable(entry.getValue().get(certificateId)).filter(Attachment::exclusive).isPresent())
                .map(Map.Entry::getKey).findFirst();
    }

    /** Makes the thing, or puts it in the place of the one of its name. */
    void put(Thing thing, Instant now) {
        byName.merge(thing.name(), new Entry(thing, now), (old, changed) -> new Entry(changed.thing, old.created));
    }

    void attach(String thingName, String certificateId, boolean exclusive, Instant now) {
        attached.computeIfAbsent(thingName, _ -> new LinkedHashMap<>()).putIfAbsent(certificateId, new Attachment(now, exclusive));
    }
}
