package dev.claimport.app;

import dev.claimport.bench.Attempts;
import dev.claimport.bench.AttemptsOfProcess;
import dev.claimport.bench.BenchWorld;
import dev.claimport.bench.Engine;
import dev.claimport.bench.SlotWorld;
import dev.claimport.device.Devices;
import dev.claimport.handover.ConfirmedIdentities;
import dev.claimport.handover.DeviceConnector;
import dev.claimport.handover.Handover;
import dev.claimport.handover.HandoverLog;
import dev.claimport.handover.HandoverPolicy;
import dev.claimport.handover.RunOrigin;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The outside world of a hand-over: AWS IoT in one role, and the devices that can be reached from here.
 *
 * @param connector how the conversation with a device is begun
 * @param rootCas by which devices know the endpoint
 * @param session in which AWS IoT is asked
 * @param origin who works here, and where
 * @param log keeps what happens
 * @param confirmed what hand-overs in this account have confirmed so far
 * @param attempts what was tried so far
 * @param keeper of the session, in the background; closed with this
 */
public record RoleContext(IotService iot, SerialPorts ports, DeviceConnector connector, List<X509Certificate> rootCas, SessionLife session,
        RunOrigin origin, HandoverLog log, ConfirmedIdentities confirmed, Attempts attempts, Optional<SessionKeeper> keeper) implements AutoCloseable {

    /** With devices of one dialect, in a session that has no end. */
    public RoleContext(IotService iot, SerialPorts ports, Devices devices, List<X509Certificate> rootCas) {
        this(iot, ports, DeviceConnector.always(devices), rootCas, SessionLife.until(Optional.empty()), RunOrigin.UNKNOWN,
                HandoverLog.NONE, ConfirmedIdentities.ofThisProcess(), new AttemptsOfProcess(), Optional.empty());
    }

    /** The same with other ways to AWS IoT and to devices. */
    RoleContext through(IotService otherIot, DeviceConnector otherConnector) {
        return new RoleContext(otherIot, ports, otherConnector, rootCas, session, origin, log, confirmed, attempts, keeper);
    }

    /** What slots work with here. @param engines makes a hand-over that has not begun */
    public SlotWorld forSlots(Supplier<Engine> engines) {
        return new SlotWorld(iot, ports, connector, engines);
    }

    /** The same in the name of whoever is made of whoever works here. */
    public RoleContext as(UnaryOperator<RunOrigin> whose) {
        return new RoleContext(iot, ports, connector, rootCas, session, whose.apply(origin), log, confirmed, attempts, keeper);
    }

    /** What a bench works with here. */
    public BenchWorld forBench(TimeSource time) {
        return forBench(whose -> Engine.of(as(whose).handover(time)));
    }

    /** The same with other hand-overs. */
    public BenchWorld forBench(BenchWorld.Engines engines) {
        return new BenchWorld(iot, ports, connector, rootCas, engines, attempts);
    }

    /** A hand-over that has not begun. */
    public Handover handover(TimeSource time) {
        return new Handover(iot, ports, connector, time, HandoverPolicy.USUAL, session).recorded(origin, log).beside(confirmed);
    }

    @Override
    public void close() {
        keeper.ifPresent(SessionKeeper::close);
        iot.close();
        log.close();
    }
}
