package dev.claimport.handover;

import dev.claimport.device.Devices;
import dev.claimport.iot.IotService;
import dev.claimport.serial.SerialPorts;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.function.Consumer;

/** One device, from plugged in to confirmed. Used once: {@link #run} blocks, {@link #cancel} may come from any thread. */
public final class Handover {

    private final IotService iot;
    private final SerialPorts ports;
    private final DeviceConnector connector;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final SessionLife session;
    private final RunOrigin origin;
    private final HandoverLog log;
    private final ConfirmedIdentities confirmed;
    private final Turns turns;
    private final Cancellation cancellation = new Cancellation();

    /** With a device of one dialect, in a session that has no end. */
    public Handover(IotService iot, SerialPorts ports, Devices devices, TimeSource time, HandoverPolicy policy) {
        this(iot, ports, DeviceConnector.always(devices), time, policy, SessionLife.until(Optional.empty()));
    }

    /** @param session in which AWS IoT is asked; one that may end in the middle is refused before anything is done */
    public Handover(IotService iot, SerialPorts ports, DeviceConnector connector, TimeSource time, HandoverPolicy policy, SessionLife session) {
        this(iot, ports, connector, time, policy, session, RunOrigin.UNKNOWN, HandoverLog.NONE, ConfirmedIdentities.ofThisProcess(), Turns.ofThisComputer());
    }

    private Handover(IotService iot, SerialPorts ports, DeviceConnector connector, TimeSource time, HandoverPolicy policy, SessionLife session,
            RunOrigin origin, HandoverLog log, ConfirmedIdentities confirmed, Turns turns) {
        this.iot = iot;
        this.ports = ports;
        this.connector = connector;
        this.time = time;
        this.policy = policy;
        this.session = session;
        this.origin = origin;
        this.log = log;
        this.confirmed = confirmed;
        this.turns = turns;
    }

    /** The same, recorded as somebody's. @param log keeps each event before what it announces takes effect */
    public Handover recorded(RunOrigin whose, HandoverLog kept) {
        return new Handover(iot, ports, connector, time, policy, session, whose, kept, confirmed, turns);
    }

    /** The same, beside others: what one of them confirmed or waits for, none of the others takes for its own. */
    public Handover beside(ConfirmedIdentities others) {
        return new Handover(iot, ports, connector, time, policy, session, origin, log, others, turns);
    }

    /** The same, one of many: they have their turns in finding out what is on their ports. */
    public Handover takingTurns(Turns all) {
        return new Handover(iot, ports, connector, time, policy, session, origin, log, confirmed, all);
    }

    /**
     * Does the whole job. Never throws for a hand-over that fails or breaks: the result says so. Call it on a virtual thread, where an
     * interrupt also ends a request to AWS.
     *
     * @param events told on the calling thread; if that throws, the hand-over ends with {@code unexpected}
     * @throws IllegalStateException when used before
     */
    public HandoverResult run(HandoverRequest request, Consumer<HandoverEvent> events) {
        cancellation.begin();
        Run run = Run.begin(time.clock().instant(), origin);
        var recorder = new EventRecorder(run, log, events, time.clock());
        var waits = new Waits(time, recorder);
        var connection = new DeviceConnection(ports, connector, time, policy, waits, turns);
        return new HandoverRun(request, run, recorder, iot, session, connection, waits, time, policy, confirmed, cancellation::end).execute();
    }

    /** Ends {@link #run} soon: the device is told to forget, the key is wiped, the port given back. Does nothing once it has ended. */
    public void cancel() {
        cancellation.cancel();
    }
}
