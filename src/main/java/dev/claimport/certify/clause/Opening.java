package dev.claimport.certify.clause;

import dev.claimport.failure.LocalFailure;
import dev.claimport.serial.LineSettings;
import dev.claimport.serial.SerialLink;
import dev.claimport.serial.SerialPorts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The port of a device under certification: where it is, how it is opened, and until when anything may be asked on it. For one thread; any may cancel. */
final class Opening {

    private final SerialPorts ports;
    private final LineSettings line;
    private String port;
    private Instant end = Instant.MAX;
    private Instant last = Instant.MAX;
    private volatile boolean cancelled;

    Opening(SerialPorts ports, String port, LineSettings line) {
        this.ports = ports;
        this.port = port;
        this.line = line;
    }

    /** @throws dev.claimport.failure.FailureException of the link family */
    SerialLink open() {
        return ports.open(port, line);
    }

    String port() {
        return port;
    }

    LineSettings line() {
        return line;
    }

    /** From here on it is opened there. */
    void moveTo(String elsewhere) {
        port = elsewhere;
    }

    /** Whatever is asked has to be over by then. */
    void until(Instant when) {
        end = when;
    }

    /** Nothing at all is asked after that. */
    void last(Instant when) {
        last = when;
    }

    /** There is so much time for what begins now, whatever was used up before. */
    void anew(Instant now, Duration atMost) {
        end = now.plus(atMost).isBefore(last) ? now.plus(atMost) : last;
    }

    /** Time that is none of the device's. */
    void lengthen(Duration passed) {
        end = end.plus(passed);
    }

    void cancel() {
        cancelled = true;
    }

    /** Also when it was cancelled, there is so much time for a last word. */
    void untilItsLastWord(Instant when) {
        cancelled = false;
        end = when;
    }

    /**
     * When all has to be over.
     *
     * @throws dev.claimport.failure.FailureException {@code cancelled}
     */
    Instant end() {
        if (cancelled || Thread.currentThread().isInterrupted()) {
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception();
        }
        return end;
    }
}
