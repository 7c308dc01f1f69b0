package dev.claimport.workplace;

import dev.claimport.device.Devices;
import dev.claimport.handover.Approach;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.time.TimeSource;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The outside world of a hand-over: AWS IoT in one role, and the devices that can be reached from here.
 *
 * @param approach how the conversation with a device is begun
 * @param rootCas by which devices know the endpoint
 * @param keeper of the session, in the background; closed with this
 */
public record Workplace(IotService iot, SerialPorts ports, Approach approach, List<X509Certificate> rootCas, Optional<SessionKeeper> keeper)
        implements AutoCloseable {

    /** With a session that is renewed only when it is used. */
    public Workplace(IotService iot, SerialPorts ports, Approach approach, List<X509Certificate> rootCas) {
        this(iot, ports, approach, rootCas, Optional.empty());
    }

    /** With devices of one dialect. */
    public Workplace(IotService iot, SerialPorts ports, Devices devices, List<X509Certificate> rootCas) {
        this(iot, ports, Approach.always(devices), rootCas);
    }

    /** A hand-over that has not begun. */
    public Handover handover(TimeSource time) {
        return new Handover(iot, ports, approach, time, HandoverPolicy.USUAL);
    }

    @Override
    public void close() {
        keeper.ifPresent(SessionKeeper::close);
        iot.close();
    }
}
