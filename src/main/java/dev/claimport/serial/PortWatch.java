package dev.claimport.serial;

import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells which ports there are, at once and then each time that changes. It asks again and again: the library's own events
 * do not come on every system.
 */
public final class PortWatch implements AutoCloseable {

    /** Short enough to feel immediate when a device is plugged in. */
    public static final Duration INTERVAL = Duration.ofMillis(300);

    private final SerialPorts ports;
    private final TimeSource time;
    private final Consumer<List<PortInfo>> listener;
    private final Thread thread;

    /** Starts at once. @param listener told on the watch's own thread */
    public PortWatch(SerialPorts ports, TimeSource time, Consumer<List<PortInfo>> listener) {
        this.ports = ports;
        this.time = time;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("port-watch").start(this::watch);
    }

    private void watch() {
        List<PortInfo> known = null;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<PortInfo> now = List.copyOf(ports.list());
                if (!now.equals(known)) {
                    known = now;
                    listener.accept(now);
                }
                time.sleep(INTERVAL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells nothing new from now on; a call of the listener that is under way may still end. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
