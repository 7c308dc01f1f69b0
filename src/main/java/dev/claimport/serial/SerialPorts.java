package dev.claimport.serial;

import java.util.List;

/** The serial ports of this computer, or those of a practice. */
public interface SerialPorts {

    /** The ports to which something can be attached now, in a stable order. */
    List<PortInfo> list();

    /**
     * Opens a port for this program alone.
     *
     * @param path as {@link PortInfo#path()}, or any device path: pseudo-terminals are never listed
     * @throws dev.claimport.failure.FailureException {@code port-not-found}, {@code port-busy}, {@code port-denied}
     */
    SerialLink open(String path, LineSettings line);

    /** The names of other programs that have a port open and so take part of what comes, as far as the system tells this user. */
    default List<String> others(String path) {
        return List.of();
    }
}
