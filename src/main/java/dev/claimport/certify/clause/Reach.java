package dev.claimport.certify.clause;

import java.net.Inet4Address;
import java.util.Optional;

/**
 * Where a device under certification reaches the practice cloud's broker.
 *
 * @param address one of this computer, for a device with a network of its own; empty for loopback alone
 * @param port of the broker; the one that never answers has the next. 0 for any free ones
 */
public record Reach(Optional<Inet4Address> address, int port) {

    /** On loopback, on free ports. */
    public static final Reach LOOPBACK = new Reach(Optional.empty(), 0);

    /** The port of the broker that never answers. */
    int next() {
        return port == 0 ? 0 : port + 1;
    }
}
