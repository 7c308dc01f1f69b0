package dev.claimport.bench;

import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What a bench works with: one of each for all slots.
 *
 * @param roots by which devices know the endpoint, from the next one on
 * @param engines makes a hand-over that has not begun, in the name of whoever the operator makes of who has signed in
 * @param attempts what was tried before
 * @param recovery what was in work when Claimport ended in the middle
 */
public record BenchWorld(IotService iot, SerialPorts ports, DeviceConnector connector, Supplier<List<X509Certificate>> roots, Engines engines, Attempts attempts,
        Recovery recovery) {

    /** Makes hand-overs. On the bench's thread. */
    @FunctionalInterface
    public interface Engines {

        Engine make(UnaryOperator<RunOrigin> origin);

        /** Whether devices of hand-overs that are made from here on share a claim, as long as it lasts; where they do no more, its key is wiped. */
        default void shareClaims(boolean shared) { }
    }
}
