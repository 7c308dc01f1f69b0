package dev.claimport.practice.cloud.quota;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Counts against the quotas: a second's worth at once, and then as fast as the quota says. Thread-safe. */
public final class Quotas {

    /** Anybody may make up client ids. */
    private static final int MOST_COUNTED = 20_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record Counted(Quota quota, String of) {}

    private final boolean enforced;
    private final TimeSource time;
    /** When each will be full again. */
    private final Map<Counted, Instant> full = new BoundedMap<>(MOST_COUNTED);

    /** @param enforced or else there is always room */
    public Quotas(boolean enforced, TimeSource time) {
        this.enforced = enforced;
        this.time = time;
    }

    /** Whether there is room for one more of the account's; if so, it is counted. */
    public boolean admits(Quota quota) {
        return admits(quota, "");
    }

    /** The same of one client id or connection. */
    public synchronized boolean admits(Quota quota, String of) {
        if (!enforced) {
            return true;
        }
        Instant now = time.instant();
        Counted counted = new Counted(quota, of);
        Instant before = full.getOrDefault(counted, now);
        Instant after = (before.isAfter(now) ? before : now).plusNanos(SECOND / quota.perSecond());
        boolean room = !after.isAfter(now.plusNanos(SECOND));
        if (room) {
            full.put(counted, after);
        }
        return room;
    }
}
