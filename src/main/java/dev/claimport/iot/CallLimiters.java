package dev.claimport.iot;

import dev.claimport.time.TimeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One limiter for each account and region, since quotas are theirs: whatever works there shares it. Thread-safe. */
public final class CallLimiters {

    private record Place(String account, String region) {}

    private final TimeSource time;
    private final Map<Place, CallLimiter> limiters = new ConcurrentHashMap<>();

    public CallLimiters(TimeSource time) {
        this.time = time;
    }

    /** @param account empty where it is not known; all such share one */
    public CallLimiter of(String account, String region) {
        return limiters.computeIfAbsent(new Place(account, region), _ -> new CallLimiter(time));
    }
}
