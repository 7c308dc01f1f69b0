package dev.claimport.device.smp;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeviceWait;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What to ask, and how long to wait for it.
 *
 * @param op read or write
 * @param body writes one CBOR map; called twice
 * @param timeout of one try
 * @param tries 1 or more
 * @param secret whether it may carry a part of a private key that nothing else protects
 * @param held what becomes of each byte string of the answer; where nothing is said, a {@code byte[]} without what is guarded on the line
 */
public record SmpRequest(SmpHeader.Op op, int group, int command, Consumer<CborWriter> body, Duration timeout, int tries, boolean secret,
        Optional<Function<ByteBuffer, Object>> held) {

    private static final int TRIES = 3;

    public static SmpRequest read(int group, int command, Consumer<CborWriter> body) {
        return new SmpRequest(SmpHeader.Op.READ, group, command, body, DeviceWait.ANSWER.limit().dividedBy(TRIES), TRIES, false, Optional.empty());
    }

    public static SmpRequest write(int group, int command, Consumer<CborWriter> body) {
        return new SmpRequest(SmpHeader.Op.WRITE, group, command, body, DeviceWait.ANSWER.limit().dividedBy(TRIES), TRIES, false, Optional.empty());
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
        return new SmpRequest(op, group, command, body, each, times, secret, held);
    }

    /** One that is not sent again before the line has answered something else. */
    public SmpRequest carryingSecret() {
        return new SmpRequest(op, group, command, body, timeout, tries, true, held);
    }

    /**
     * One whose answer may have a part of a private key in it, which is not to come onto the heap.
     *
     * @param bytes makes a value of each byte string of the answer; asked more than once
     */
    public SmpRequest holding(Function<ByteBuffer, Object> bytes) {
        return new SmpRequest(op, group, command, body, timeout, tries, secret, Optional.of(bytes));
    }
}
