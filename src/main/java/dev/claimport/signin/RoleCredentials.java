package dev.claimport.signin;

import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Credentials that are fetched when first asked for, kept, and renewed five minutes before they expire, by one thread while the
 * others wait for it. Those without an expiry are kept for good.
 */
final class RoleCredentials implements AwsCredentialsProvider {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Supplier<? extends AwsCredentials> fetch;
    private final Runnable requireSignedIn;
    private final ServiceClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable AwsCredentials kept;
    private volatile boolean over;
    private Duration lifetime = Duration.ZERO;

    /**
     * @param fetch asks whoever gives them out
     * @param requireSignedIn throws {@code signed-out}: kept credentials are not for somebody who has signed out
     * @param clock by which the expiry is meant
     */
    RoleCredentials(Supplier<? extends AwsCredentials> fetch, Runnable requireSignedIn, ServiceClock clock) {
        this.fetch = fetch;
        this.requireSignedIn = requireSignedIn;
        this.clock = clock;
    }

    /** @throws FailureException {@code signed-out}, {@code not-allowed}, failures of the network */
    @Override
    public AwsCredentials resolveCredentials() {
        lock.lock();
        try {
            requireSignedIn.run();
            if (kept == null || !clock.now().isBefore(expiry().minus(ahead()))) {
                renew();
            }
            return kept;
        } finally {
            lock.unlock();
            if (over) {
                forget();
            }
        }
    }

    /** For good: whoever has signed out leaves no keys behind. Does not wait for a request that is under way, which brings none any more. */
    void forget() {
        over = true;
        if (lock.tryLock()) {
            try {
                kept = null;
            } finally {
                lock.unlock();
            }
        }
    }

    private void renew() {
        try {
            kept = fetch.get();
            lifetime = Duration.between(clock.now(), expiry());
        } catch (FailureException e) {
            // Ahead of time there is no hurry: what is kept still works.
            boolean passing = e.failure() instanceof NetworkFailure || e.failure() instanceof ServiceFailure;
            if (!passing || kept == null || !clock.now().isBefore(expiry())) {
                kept = null;
                throw e;
            }
        }
    }

    private Instant expiry() {
        return kept.expirationTime().orElse(Instant.MAX);
    }

    /** Credentials of very short life are used for the first half of it. */
    private Duration ahead() {
        return lifetime.dividedBy(2).compareTo(AHEAD) < 0 ? lifetime.dividedBy(2) : AHEAD;
    }

    /** Says nothing of the credentials. */
    @Override
    public String toString() {
        return "RoleCredentials";
    }
}
