package dev.claimport.device.handover;

import dev.claimport.claim.EncodedBundle;
import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.DeliveryProgress;
import dev.claimport.device.DeviceWait;
import dev.claimport.device.smp.SmpClient.Answered;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpParameters;
import dev.claimport.device.smp.SmpRequest;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts the bytes of a bundle onto a device (hand-over group, "put"): several parts under way at once where the device has room
 * for them, and one at a time from the first loss on.
 */
final class BundleTransfer {

    /** More than this keeps no line busier. */
    private static final int MOST_AT_ONCE = 4;
    private static final int PART_TRIES = 6;
    /** Bytes that say how long a part is, beside the one of every byte string: a bundle has a certificate in it, and more than 255 bytes. */
    private static final int LENGTH_OF_DATA = 2;
    /** How often a device may ask for an earlier part before it counts as confused. */
    private static final int MOST_REWINDS = 8;

    private final HandoverGroupClient group;
    private final EncodedBundle bundle;
    private final DeliveryProgress progress;
    /** Parts under way, in their order, and the offset after each. */
    private final Map<SmpHeader, Integer> awaited = new LinkedHashMap<>();
    /** Half of them where there is a smaller size to go on with. */
    private final int triesOfFirst;
    private int part;
    /** The device has taken parts of this size. */
    private boolean fits;
    private int atOnce;
    /** What the device is known to hold. */
    private int held;
    /** What is to be sent next. */
    private int next;
    private int rewinds;

    BundleTransfer(HandoverGroupClient group, SmpParameters parameters, EncodedBundle bundle, DeliveryProgress progress) {
        this.group = group;
        this.bundle = bundle;
        this.progress = progress;
        this.part = partSize(parameters, bundle.size());
        this.triesOfFirst = part > partSize(SmpParameters.UNKNOWN, bundle.size()) ? PART_TRIES / 2 : PART_TRIES;
        this.atOnce = Math.min(parameters.bufferCount(), MOST_AT_ONCE);
    }

    /** Bundle bytes that fit into one message beside the rest of a {@code put}. */
    private static int partSize(SmpParameters parameters, int bundleSize) {
        CborWriter empty = CborWriter.measuring();
        HandoverGroupClient.writePut(empty, bundleSize, ByteBuffer.allocate(0));
        return parameters.longestMessage() - SmpHeader.SIZE - Math.toIntExact(empty.size()) - LENGTH_OF_DATA;
    }

    /**
     * Sends everything from an offset on.
     *
     * @return false when the device knows nothing of the bundle any more: it has restarted
     */
    boolean from(int offset) {
        held = offset;
        next = offset;
        progress.held(held, bundle.size());
        while (held < bundle.size()) {
            if (!(atOnce > 1 ? several() : single())) {
                return false;
            }
        }
        return true;
    }

    private boolean several() {
        while (awaited.size() < atOnce && next < bundle.size()) {
            int length = Math.min(part, bundle.size() - next);
            awaited.put(group.smp().send(HandoverGroupClient.put(bundle, next, length)), next + length);
            next += length;
        }
        Optional<Answered> answered = group.smp().await(awaited.keySet(), DeviceWait.PARTS_TOGETHER.limit());
        if (answered.isEmpty()) {
            group.smp().lost();
            oneAtATime();
            return true;
        }
        int end = awaited.get(answered.get().request());
        // Answers come in order: those before this one were lost, and it says what they would have said.
        awaited.values().removeIf(earlier -> earlier <= end);
        return take(group.wanted(answered.get().answer(), bundle.size()), end);
    }

    private boolean single() {
        int length = Math.min(part, bundle.size() - held);
        try {
            SmpRequest put = HandoverGroupClient.put(bundle, held, length)
                    .waiting(DeviceWait.PART.limit().dividedBy(PART_TRIES), fits ? PART_TRIES : triesOfFirst);
            return take(group.wanted(group.smp().ask(put), bundle.size()), held + length);
        } catch (FailureException e) {
            int small = partSize(SmpParameters.UNKNOWN, bundle.size());
            if (e.failure().kind() != Kind.DEVICE_SILENT || fits || part <= small) {
                throw e;
            }
            // It answered so far: its buffer is smaller than it said, and what does not fit is dropped without a word.
            part = small;
            return true;
        }
    }

    /** @param end the offset after the part that was answered */
    private boolean take(OptionalInt wanted, int end) {
        if (wanted.isEmpty()) {
            return false;
        }
        int before = held;
        held = wanted.getAsInt();
        if (held <= before && ++rewinds > MOST_REWINDS) {
            throw new DeviceFailure(Kind.DEVICE_LOST_TRACK, Map.of(), "asks for byte " + held + " again and again").exception();
        }
        if (held > before) {
            fits = true;
            progress.held(held, bundle.size());
        }
        if (held < end) {
            oneAtATime();
        }
        next = Math.max(next, held);
        return true;
    }

    /** Goes on where the device is. What is still under way is not waited for: its answers are told by their numbers and dropped. */
    private void oneAtATime() {
        atOnce = 1;
    }
}
