package dev.claimport.ledger.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** When the slots of one station were at work. */
final class WorkTimes {

    /** So long without any device in work is a break, or the night: it counts as nothing. */
    private static final Duration BREAK = Duration.ofMinutes(30);

    private final Times starts = new Times();
    private final Times ends = new Times();
    private final Set<String> slots = new HashSet<>();

    /** In milliseconds. @param slotsIdle of the average slot */
    record Sum(long worked, double slotsIdle, long personIdle) {}

    void add(String slot, Instant start, Instant end) {
        starts.add(start.toEpochMilli());
        ends.add(end.toEpochMilli());
        slots.add(slot);
    }

    /** Of one attempt at the least. */
    Sum sum() {
        long[] begun = starts.sorted();
        long[] ended = ends.sorted();
        long worked = 0;
        long busy = 0;
        long full = 0;
        int running = 0;
        long before = begun[0];
        for (int start = 0, end = 0; end < ended.length;) {
            boolean begins = start < begun.length && begun[start] < ended[end];
            long now = begins ? begun[start++] : ended[end++];
            long time = now - before;
            if (running > 0 || time < BREAK.toMillis()) {
                worked += time;
                busy += time * Math.min(running, slots.size());
                full += running >= slots.size() ? time : 0;
            }
            running += begins ? 1 : -1;
            before = now;
        }
        return new Sum(worked, worked - (double) busy / slots.size(), full);
    }
}
