package dev.claimport.certify.clause;

import java.time.Duration;

/**
 * How fast a bundle went over the line.
 *
 * @param bytes of the bundle
 * @param took from begin to the answer to the commit
 * @param limit what the line takes for as many bytes in frames
 */
public record Delivery(int bytes, Duration took, Duration limit) {

    private static final int HUNDREDTHS = 100;

    /** How much of what the line can carry, in hundredths; a virtual line has no limit. */
    public int percent() {
        return took.isZero() ? HUNDREDTHS : (int) Math.min(HUNDREDTHS, HUNDREDTHS * limit.toNanos() / took.toNanos());
    }
}
