package dev.claimport.iot;

import dev.claimport.aws.network.NetworkWait;
import dev.claimport.time.Wait;
import java.time.Duration;

/** What is waited for of AWS IoT, by whoever hands over. */
public enum IotWait implements Wait {
    /** For its answer to one question, all tries together. */
    ANSWER(NetworkWait.REQUEST.limit()),
    /** For a turn, where AWS IoT throttles: with many devices at once none is to fail by it. */
    THROTTLED(Duration.ofSeconds(60));

    private final Duration limit;

    IotWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
