package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.HttpRefusal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Refuses the first few requests, as a scenario wants it. Thread-safe. */
final class Throttle {

    private final AtomicInteger left;
    private final Supplier<HttpRefusal> refusal;

    Throttle(int count, Supplier<HttpRefusal> refusal) {
        this.left = new AtomicInteger(count);
        this.refusal = refusal;
    }

    /** @throws Refusal while there is one left */
    void pass() {
        if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw refusal.get();
        }
    }
}
