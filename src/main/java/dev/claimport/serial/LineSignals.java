package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.LineSettings.Signal;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives DTR and RTS as a line's settings say. A signal that shall stay low has to be cleared before the port is opened, since
 * opening raises both; the library then also keeps the system from dropping them at the close (HUPCL), which would reset some boards.
 */
record LineSignals(LineSettings line) {

    /** As long as a finger on a button: capacitors at a reset take some milliseconds. */
    private static final Duration PULSE = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(LineSignals.class);

    /** What can be done with them in one transfer. */
    enum Change {
        CLEAR_DTR(SerialPort::clearDTR),
        CLEAR_RTS(SerialPort::clearRTS),
        ASSERT_DTR(SerialPort::setDTR),
        ASSERT_RTS(SerialPort::setRTS),
        ASSERT_BOTH(port -> port.setDTRandRTS(true, true)),
        ASSERT_DTR_CLEAR_RTS(port -> port.setDTRandRTS(true, false)),
        CLEAR_DTR_ASSERT_RTS(port -> port.setDTRandRTS(false, true)),
        CLEAR_BOTH(port -> port.setDTRandRTS(false, false));

        private final Predicate<SerialPort> call;

        Change(Predicate<SerialPort> call) {
            this.call = call;
        }

        /** Whether the port has done so. */
        boolean of(SerialPort port) {
            return call.test(port);
        }
    }

    /** To be called before the port is opened. */
    void prepare(SerialPort port) {
        before().forEach(change -> change.of(port));
    }

    /** To be called once it is open. A port without such signals, as a pseudo-terminal is, works all the same. */
    void settle(SerialPort port) {
        if (!after().map(change -> change.of(port)).orElse(true)) {
            LOG.warn("{} does not let DTR and RTS be set; going on without", port.getSystemPortPath());
        }
    }

    List<Change> before() {
        List<Change> changes = new ArrayList<>();
        if (line.dtr() == Signal.CLEAR) {
            changes.add(Change.CLEAR_DTR);
        }
        if (rts() == Signal.CLEAR) {
            changes.add(Change.CLEAR_RTS);
        }
        return changes;
    }

    /** Both in one transfer: on some bridges the moment between two would be a reset. */
    Optional<Change> after() {
        return switch (line.dtr()) {
            case ASSERT -> Optional.of(switch (rts()) {
                case ASSERT -> Change.ASSERT_BOTH;
                case CLEAR -> Change.ASSERT_DTR_CLEAR_RTS;
                case LEAVE -> Change.ASSERT_DTR;
            });
            case CLEAR -> switch (rts()) {
                case ASSERT -> Optional.of(Change.CLEAR_DTR_ASSERT_RTS);
                case CLEAR -> Optional.of(Change.CLEAR_BOTH);
                case LEAVE -> Optional.empty();
            };
            case LEAVE -> rts() == Signal.ASSERT ? Optional.of(Change.ASSERT_RTS) : Optional.empty();
        };
    }

    /**
     * Raises the signal that resets the device, and drops it again, also when interrupted.
     *
     * @param changes what makes a change, and says whether the port has done so
     * @return false where no signal does, or the port has none
     * @throws dev.claimport.failure.FailureException {@code cancelled}
     */
    boolean pulse(Predicate<Change> changes, TimeSource time) {
        Optional<Pulse> pulse = reset();
        if (pulse.filter(known -> changes.test(known.raise())).isEmpty()) {
            return false;
        }
        try {
            time.sleep(PULSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        } finally {
            changes.test(pulse.get().drop());
        }
    }

    private record Pulse(Change raise, Change drop) { }

    private Optional<Pulse> reset() {
        return switch (line.reset()) {
            case NONE -> Optional.empty();
            case DTR -> Optional.of(new Pulse(Change.ASSERT_DTR, Change.CLEAR_DTR));
            case RTS -> Optional.of(new Pulse(Change.ASSERT_RTS, Change.CLEAR_RTS));
        };
    }

    /** Flow control has it to itself. */
    private Signal rts() {
        return line.hardwareFlowControl() ? Signal.LEAVE : line.rts();
    }
}
