package dev.claimport.practice.cloud.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Refuses the first few requests, as a scenario wants it. Thread-safe. */
public final class Throttle {

    private final AtomicInteger left;
    private final Supplier<? extends RuntimeException> refusal;

    public Throttle(int count, Supplier<? extends RuntimeException> refusal) {
        this.left = new AtomicInteger(count);
        this.refusal = refusal;
    }

    /** Throws a refusal while there is one left. */
    public void pass() {
        if (left.getAndUpdate(count -> Math.max(0, count - 1)) > 0) {
            throw refusal.get();
        }
    }
}
