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
import dev.claimport.handover.Recovery;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Turns;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SessionKeeper;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The outside world of a hand-over: AWS IoT in one role, and the devices that can be reached from here.
 *
 * @param connector how the conversation with a device is begun
 * @param roots by which devices know the endpoint, from the next one on
 * @param session in which AWS IoT is asked
 * @param origin who works here, and where
 * @param log keeps what happens
 * @param confirmed what hand-overs in this account have confirmed so far
 * @param attempts what was tried so far
 * @param recovery what was in work when Claimport ended in the middle
 * @param keeper of the session, in the background; closed with this
 */
public record RoleContext(IotService iot, SerialPorts ports, DeviceConnector connector, Supplier<List<X509Certificate>> roots, SessionLife session,
        RunOrigin origin, HandoverLog log, ConfirmedIdentities confirmed, Attempts attempts, Recovery recovery, Optional<SessionKeeper> keeper) implements AutoCloseable {

    /** With devices of one dialect, in a session that has no end. */
    public RoleContext(IotService iot, SerialPorts ports, Devices devices, List<X509Certificate> rootCas) {
        this(iot, ports, DeviceConnector.always(devices), () -> rootCas, SessionLife.until(Optional.empty()), RunOrigin.UNKNOWN,
                HandoverLog.NONE, ConfirmedIdentities.ofThisProcess(), new AttemptsOfProcess(), Recovery.NONE, Optional.empty());
    }

    /** The same with other ways to AWS IoT and to devices. */
    RoleContext through(IotService otherIot, DeviceConnector otherConnector) {
        return new RoleContext(otherIot, ports, otherConnector, roots, session, origin, log, confirmed, attempts, recovery, keeper);
    }

    /** The same over other ports, which may be these with something around them. */
    public RoleContext over(UnaryOperator<SerialPorts> other) {
        return new RoleContext(iot, other.apply(ports), connector, roots, session, origin, log, confirmed, attempts, recovery, keeper);
    }

    /** What slots work with here. @param engines makes a hand-over that has not begun */
    public SlotWorld forSlots(Supplier<Engine> engines) {
        return new SlotWorld(iot, ports, connector, engines);
    }

    /** The same with devices that know the endpoint by other roots. */
    public RoleContext trusting(List<X509Certificate> otherRoots) {
        return new RoleContext(iot, ports, connector, () -> otherRoots, session, origin, log, confirmed, attempts, recovery, keeper);
    }

    /** The same in the name of whoever is made of whoever works here. */
    public RoleContext as(UnaryOperator<RunOrigin> whose) {
        return new RoleContext(iot, ports, connector, roots, session, whose.apply(origin), log, confirmed, attempts, recovery, keeper);
    }

    /** What a bench works with here. */
    public BenchWorld forBench(TimeSource time) {
        Turns turns = Turns.ofThisComputer();
        return forBench(role -> Engine.of(role.handover(time).takingTurns(turns)), time);
    }

    /** The same with other hand-overs. @param engines makes one in a role, by the role's ways to AWS IoT and to devices */
    public BenchWorld forBench(Function<RoleContext, Engine> engines, TimeSource time) {
        return new BenchWorld(iot, ports, connector, roots, new BenchEngines(this, engines, time), attempts, recovery);
    }

    /** By which devices know the endpoint now. */
    public List<X509Certificate> rootCas() {
        return roots.get();
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
        attempts.close();
    }
}
