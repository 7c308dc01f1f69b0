package dev.claimport.app;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A backend that is made when it is first asked for something: a command that asks for nothing starts sooner. */
public final class BackendOnDemand extends ForwardingBackend {

    private final Supplier<Backend> maker;
    private @Nullable Backend made;

    public BackendOnDemand(Supplier<Backend> maker) {
        this.maker = maker;
    }

    @Override
    synchronized Backend backend() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
