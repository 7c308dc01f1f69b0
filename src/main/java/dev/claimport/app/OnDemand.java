package dev.claimport.app;

import java.util.function.Supplier;

/** Something that is made when it is first asked for, and once. Thread-safe. */
public final class OnDemand<T> implements Supplier<T> {

    private final Supplier<T> maker;
    private T made;

    public OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
