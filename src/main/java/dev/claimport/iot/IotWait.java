package dev.claimport.iot;

import dev.claimport.aws.network.NetworkWait;
import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of AWS IoT, by whoever hands over. */
public enum IotWait implements Wait {
    /** For its answer to one question, all tries together. */
    ANSWER(NetworkWait.REQUEST.limit()),
    /** For whether a device that is confirmed is on line: it is confirmed whatever comes of that, and a command does not wait long to say so. */
    PRESENCE(Duration.ofSeconds(2)),
    /** For a question that AWS IoT throttles to be let through, what others' turns take not counted: with many devices at once none is to fail by it. */
    THROTTLED(Duration.ofSeconds(60)),
    /** For all turns of one question among those of a bench's 64 devices, also where AWS IoT is asked as slowly as it ever is. */
    TURN(Duration.ofMinutes(4));

    private final Duration limit;

    IotWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
