package dev.claimport.bench;

import dev.claimport.time.Wait;
import java.time.Duration;

/** What a slot waits for. */
public enum BenchWait implements Wait {
    /** For a question that was given up to give its port back, before the hand-over wants it. */
    PROBE_ENDED(Duration.ofSeconds(3)),
    /** When Claimport is ended in the middle: for the device to be told, the key to be wiped and the port to be given back. */
    GRACE(Duration.ofSeconds(5)),
    /** For a claim that is requested ahead: its turn, and the answer. */
    CLAIM(Duration.ofMinutes(2)),
    /** For a device to say who it is before a hand-over: recognised at three speeds, or a slow start that its profile names. */
    QUESTION(Duration.ofMinutes(3)),
    /** For a whole hand-over, whose waits are shown one by one: more than all of them together, for a driver or a system that hangs. */
    HANDOVER(Duration.ofMinutes(30)),
    /** For a hand-over that was stopped: for the device to be told, and the port to be given back. */
    STOPPED(Duration.ofSeconds(20));

    private final Duration limit;

    BenchWait(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Duration limit() {
        return limit;
    }
}
