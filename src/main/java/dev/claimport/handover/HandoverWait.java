package dev.claimport.handover;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What a hand-over waits for, beside the answers of device and service. */
public enum HandoverWait implements Wait {
    /** For a busy port: whatever looks at new ports (ModemManager does) lets go of them soon. */
    PORT_BUSY(Duration.ofSeconds(2)),
    /** For a turn to look at a port: on one processor 60 of a bench's 64 slots may come before, four at a time, each for as long as the next wait. */
    TURN(Duration.ofSeconds(320)),
    /** For it to be known what is on a port, at up to three speeds: each is asked all that there is to ask, and silence takes its time. */
    RECOGNITION(Duration.ofSeconds(20)),
    /** For a device that was unplugged: time to put the plug back in, and for the system to know it again. */
    CABLE(Duration.ofSeconds(9)),
    /** For a device to get on with its registration: it may have to find a mobile network first. The claim's own end comes before. */
    REGISTRATION(Duration.ofSeconds(60)),
    /** For the registry to show what a device says is done; it is eventually consistent, by a second or two. */
    REGISTRY(Duration.ofSeconds(9));

    private final Duration limit;

    HandoverWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
