package dev.claimport.device.smp;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceWait;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What to ask, and how long to wait for it.
 *
 * @param op read or write
 * @param body writes one CBOR map; called twice
 * @param timeout of one try
 * @param tries 1 or more
 * @param secret whether it may carry a part of a private key that nothing else protects
 */
public record SmpRequest(SmpHeader.Op op, int group, int command, Consumer<CborWriter> body, Duration timeout, int tries, boolean secret) {

    private static final int TRIES = 3;

    public static SmpRequest read(int group, int command, Consumer<CborWriter> body) {
        return new SmpRequest(SmpHeader.Op.READ, group, command, body, DeviceWait.ANSWER.limit().dividedBy(TRIES), TRIES, false);
    }

    public static SmpRequest write(int group, int command, Consumer<CborWriter> body) {
        return new SmpRequest(SmpHeader.Op.WRITE, group, command, body, DeviceWait.ANSWER.limit().dividedBy(TRIES), TRIES, false);
    }

    /** Of the message, header and CBOR, in bytes. */
    public int size() {
        CborWriter measure = CborWriter.measuring();
        body.accept(measure);
        return SmpHeader.SIZE + Math.toIntExact(measure.size());
    }

    /** For what a device needs longer for, such as erasing its flash, or is known to answer at once. @param most in all tries together */
    public SmpRequest waiting(DeviceWait most, int times) {
        return waiting(most.limit().dividedBy(times), times);
    }

    /** @param each of the tries */
    public SmpRequest waiting(Duration each, int times) {
        return new SmpRequest(op, group, command, body, each, times, secret);
    }

    /** One that is not sent again before the line has answered something else. */
    public SmpRequest carryingSecret() {
        return new SmpRequest(op, group, command, body, timeout, tries, true);
    }
}
