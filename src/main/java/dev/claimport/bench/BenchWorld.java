package dev.claimport.bench;

import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a bench works with: one of each for all slots.
 *
 * @param engines makes a hand-over that has not begun, in the name of whoever the operator makes of who has signed in
 * @param attempts what was tried before
 */
public record BenchWorld(IotService iot, SerialPorts ports, DeviceConnector connector, List<X509Certificate> rootCas, Engines engines, Attempts attempts) {

    /** Makes hand-overs. */
    @FunctionalInterface
    public interface Engines {

        Engine make(UnaryOperator<RunOrigin> origin);
    }
}
