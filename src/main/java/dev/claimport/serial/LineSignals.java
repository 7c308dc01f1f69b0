package dev.claimport.serial;

import com.fazecast.jSerialComm.SerialPort;
import dev.claimport.serial.LineSettings.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives DTR and RTS as a line's settings say. A signal that shall stay low has to be cleared before the port is opened, since
 * opening raises both; the library then also keeps the system from dropping them at the close (HUPCL), which would reset some boards.
 */
final class LineSignals {

    private static final Logger LOG = LoggerFactory.getLogger(LineSignals.class);

    private final LineSettings line;

    LineSignals(LineSettings line) {
        this.line = line;
    }

    /** To be called before the port is opened. */
    void prepare(SerialPort port) {
        if (line.dtr() == Signal.CLEAR) {
            port.clearDTR();
        }
        if (clearsRts()) {
            port.clearRTS();
        }
    }

    /** To be called once it is open. A port without such signals, as a pseudo-terminal is, works all the same. */
    void settle(SerialPort port) {
        if (line.dtr() != Signal.LEAVE && line.rts() != Signal.LEAVE && !line.hardwareFlowControl()) {
            // Both in one transfer: on some bridges the moment between two would be a reset.
            warnUnless(port.setDTRandRTS(line.dtr() == Signal.ASSERT, line.rts() == Signal.ASSERT), port);
            return;
        }
        if (line.dtr() == Signal.ASSERT) {
            warnUnless(port.setDTR(), port);
        }
        if (line.rts() == Signal.ASSERT && !line.hardwareFlowControl()) {
            warnUnless(port.setRTS(), port);
        }
    }

    private boolean clearsRts() {
        return line.rts() == Signal.CLEAR && !line.hardwareFlowControl();
    }

    private static void warnUnless(boolean done, SerialPort port) {
        if (!done) {
            LOG.warn("{} does not let DTR and RTS be set; going on without", port.getSystemPortPath());
        }
    }
}
