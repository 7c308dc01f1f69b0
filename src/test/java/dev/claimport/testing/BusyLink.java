package dev.claimport.testing;

import dev.claimport.serial.SerialLink;
import java.time.Duration;
import java.time.Instant;

/**
 * To a device that is busy for a while from one of the messages that it gets on: what it says to that and to others is heard only then. What is
 * written until something is waited for is one message.
 */
public final class BusyLink extends PassingLink {

    private final ManualTime time;
    private final int from;
    private final Duration busy;
    private int messages;
    private boolean waited = true;
    private Instant until = Instant.MIN;

    /** @param from the first being 0; never where it is less */
    public BusyLink(SerialLink line, ManualTime time, int from, Duration busy) {
        super(line);
        this.time = time;
        this.from = from;
        this.busy = busy;
    }

    /** How many it got. */
    public int messages() {
        return messages;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        waited |= timeout.isPositive();
        Duration left = time.instant().isBefore(until) ? Duration.between(time.instant(), until) : Duration.ZERO;
        if (left.isPositive() && left.compareTo(timeout) >= 0) {
            time.advance(timeout);
            return 0;
        }
        time.advance(left);
        return super.read(into, timeout.minus(left));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (waited && messages++ == from) {
            until = time.instant().plus(busy);
        }
        waited = false;
        super.write(bytes, offset, length);
    }
}
