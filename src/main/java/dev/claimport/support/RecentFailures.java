package dev.claimport.support;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last failures that a technician was told of: their ids, and when. Thread-safe. */
public final class RecentFailures {

    private static final int MOST = 50;

    private record Noted(Instant at, String id) {}

    private final Deque<Noted> failures = new ArrayDeque<>();
    private final TimeSource time;

    public RecentFailures(TimeSource time) {
        this.time = time;
    }

    /** Neither facts nor detail are kept: they are of this site, and the id says what to look for. Of a defect its code does. */
    public synchronized void note(Failure failure) {
        if (failures.size() >= MOST) {
            failures.removeFirst();
        }
        failures.addLast(new Noted(time.instant(), named(failure)));
    }

    private static String named(Failure failure) {
        return failure instanceof LocalFailure local && !local.code().isEmpty() ? local.id() + " " + local.code() : failure.id();
    }

    /** From old to new: {@code 2026-11-23T14:00:31Z port-busy}. */
    public synchronized List<String> lines() {
        return failures.stream().map(noted -> noted.at + " " + noted.id).toList();
    }
}
