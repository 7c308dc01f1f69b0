package dev.claimport.testing;

import dev.claimport.serial.SerialLink;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * For a program that stands still for a while, once, at one of the messages that it sends: its computer has something else to do, or was closed. The
 * device does not know that; what it says meanwhile is there afterwards, as an operating system keeps it. What is written until something is waited
 * for is one message.
 */
public final class StalledLink extends PassingLink {

    /** When the program stands still: with what it was about to say, before it listens, or in the middle of an answer. */
    public enum When { BEFORE, AFTER, WITHIN_ANSWER }

    private final ManualTime time;
    private final int from;
    private final When when;
    private final Duration stall;
    private int messages;
    private boolean waited = true;
    private boolean due;
    private byte[] kept = new byte[0];

    /** @param from the first being 0; never where it is less */
    public StalledLink(SerialLink line, ManualTime time, int from, When when, Duration stall) {
        super(line);
        this.time = time;
        this.from = from;
        this.when = when;
        this.stall = stall;
    }

    /** How many it sent. */
    public int messages() {
        return messages;
    }

    @Override
    public int read(byte[] into, Duration timeout) {
        waited |= timeout.isPositive();
        if (due && when == When.AFTER) {
            stall();
        }
        int count = Math.min(kept.length, into.length);
        System.arraycopy(kept, 0, into, 0, count);
        kept = Arrays.copyOfRange(kept, count, kept.length);
        count = count == 0 ? super.read(into, timeout) : count;
        if (due && count > 0) {
            stall();
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (waited && messages++ == from) {
            due = true;
            if (when == When.BEFORE) {
                stall();
            }
        }
        waited = false;
        super.write(bytes, offset, length);
    }

    private void stall() {
        due = false;
        var heard = new ByteArrayOutputStream();
        heard.writeBytes(kept);
        byte[] buffer = new byte[512];
        Instant end = time.instant().plus(stall);
        for (Duration left = stall; left.isPositive(); left = Duration.between(time.instant(), end)) {
            heard.write(buffer, 0, super.read(buffer, left));
        }
        kept = heard.toByteArray();
    }
}
