package dev.claimport.handover;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The id of one run: unique everywhere, and sorted by when runs began (UUID version 7, RFC 9562, section 5.7). */
public record RunId(UUID value) implements Comparable<RunId> {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new one, for a run that begins at this time. */
    public static RunId next(Instant start, RandomGenerator random) {
        long high = start.toEpochMilli() << 16 | VERSION_7 | random.nextLong() & 0xFFF;
        long low = VARIANT | random.nextLong() >>> 2;
        return new RunId(new UUID(high, low));
    }

    /** As text, which is sorted in the same way. */
    @Override
    public int compareTo(RunId other) {
        return value.toString().compareTo(other.value.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
