package dev.claimport.desktop.handover;

import dev.claimport.serial.PortInfo;
import java.util.List;
import java.util.function.Consumer;

/** Tells which ports there are, as devices are plugged in and out. */
@FunctionalInterface
public interface PortNews {

    /**
     * Tells the ports now and whenever they change, on any thread, until closed.
     */
    Subscription subscribe(Consumer<List<PortInfo>> listener);

    /** Ends the telling. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
