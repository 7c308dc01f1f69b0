package dev.claimport.practice.cloud.pages;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What programs have asked for and somebody is to decide on a page. Thread-safe. */
public final class WaitingRequests<R> {

    /** How long the page waits for somebody to decide. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private record Waiting<R>(R request, Instant until) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Map<String, Waiting<R>> waiting = new BoundedMap<>(1_000);

    public WaitingRequests(TimeSource cloudTime, RandomText random) {
        this.cloudTime = cloudTime;
        this.random = random;
    }

    /** Lets a request wait for a decision; its id is known only to who reads the page. */
    public synchronized String ask(R request) {
        String id = random.of(RandomText.ALPHANUMERIC, 32);
        waiting.put(id, new Waiting<>(request, cloudTime.instant().plus(PATIENCE)));
        return id;
    }

    /** The request that waits under an id, which waits no more; empty when none does. */
    public synchronized Optional<R> take(String id) {
        return Optional.ofNullable(waiting.remove(id)).filter(found -> cloudTime.instant().isBefore(found.until)).map(Waiting::request);
    }
}
