package dev.claimport.bench;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Which slot has which device in work. Thread-safe. */
final class SerialsInWork {

    private final ConcurrentMap<String, Integer> slots = new ConcurrentHashMap<>();

    /** @return the other slot that has it */
    Optional<Integer> take(String serial, int slot) {
        return Optional.ofNullable(slots.putIfAbsent(serial, slot)).filter(other -> other != slot);
    }

    void release(int slot) {
        slots.values().removeIf(has -> has == slot);
    }
}
