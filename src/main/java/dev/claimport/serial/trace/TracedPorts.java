package dev.claimport.serial.trace;

import dev.claimport.serial.LineSettings;
import dev.claimport.serial.PortInfo;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import dev.claimport.time.TimeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports, of which is kept what is said on them. A technician who types gives way to a hand-over. Thread-safe. */
public final class TracedPorts implements SerialPorts {

    private final SerialPorts ports;
    private final Trace trace;
    private final TimeSource time;
    private final Map<String, SerialLink> typing = new HashMap<>();
    private final Map<String, Integer> inUse = new HashMap<>();

    /** @param trace of all of them */
    public TracedPorts(SerialPorts ports, Trace trace, TimeSource time) {
        this.ports = ports;
        this.trace = trace;
        this.time = time;
    }

    public Trace trace() {
        return trace;
    }

    @Override
    public List<PortInfo> list() {
        return ports.list();
    }

    @Override
    public List<String> others(String path) {
        return ports.others(path);
    }

    @Override
    public SerialLink open(String path, LineSettings line) {
        typist(path).ifPresent(SerialLink::close);
        SerialLink link = ports.open(path, line);
        use(path, 1);
        return new TracedLink(link, line, trace, time, () -> use(path, -1));
    }

    /**
     * The same for whoever types. Where something else wants the port, the link is closed.
     *
     * @throws dev.claimport.failure.FailureException {@code port-busy} while something else has the port, and whatever opening it ends in
     */
    public SerialLink openToType(String path, LineSettings line) {
        SerialLink link = ports.open(path, line);
        var traced = new TracedLink(link, line, trace, time, () -> left(path));
        synchronized (this) {
            typing.put(path, traced);
        }
        return traced;
    }

    private synchronized Optional<SerialLink> typist(String path) {
        return Optional.ofNullable(typing.get(path));
    }

    private synchronized void left(String path) {
        typing.remove(path);
    }

    private synchronized void use(String path, int links) {
        inUse.merge(path, links, Integer::sum);
    }

    /** Whether something else than whoever types has it. */
    public synchronized boolean isInUse(String path) {
        return inUse.getOrDefault(path, 0) > 0;
    }
}
