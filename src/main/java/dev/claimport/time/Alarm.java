package dev.claimport.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Rings once when so much time has passed; tests say when that is. */
@FunctionalInterface
public interface Alarm {

    /**
     * Sets it.
     *
     * @param ring called on any thread, which it must not block
     * @return calls it off; does nothing once it has rung
     */
    Runnable set(Duration time, Runnable ring);

    /** By the computer's own clock, with one thread for all of them that no work can keep busy. */
    static Alarm system() {
        return (time, ring) -> {
            CompletableFuture<Void> off = new CompletableFuture<>();
            off.orTimeout(time.toMillis(), TimeUnit.MILLISECONDS).whenComplete((_, late) -> {
                if (late != null) {
                    ring.run();
                }
            });
            return () -> off.complete(null);
        };
    }
}
