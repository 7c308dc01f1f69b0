package dev.claimport.app;

import dev.claimport.practice.cloud.mqtt.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Passes on what a practice broker refuses. Thread-safe. */
final class RefusalNews implements Consumer<Refusal> {

    private final List<Consumer<Refusal>> listeners = new CopyOnWriteArrayList<>();

    void follow(Consumer<Refusal> listener) {
        listeners.add(listener);
    }

    @Override
    public void accept(Refusal refusal) {
        listeners.forEach(listener -> listener.accept(refusal));
    }
}
