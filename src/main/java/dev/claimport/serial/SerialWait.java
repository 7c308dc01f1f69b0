package dev.claimport.serial;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of a serial port. */
public enum SerialWait implements Wait {
    /** Until the driver has taken what is sent: one that takes nothing has lost its device. */
    WRITE(Duration.ofSeconds(5)),
    /** For what had come by the end of a wait to be read, where the computer had no time before, or something is written all the time. */
    LEFT(Duration.ofSeconds(1)),
    /** Until a port is given back; some drivers hang in it, and are left to themselves then. */
    CLOSE(Duration.ofSeconds(2)),
    /** When Claimport ends, until every port is given back. */
    GOOD_BYE(Duration.ofSeconds(5));

    private final Duration limit;

    SerialWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
