package dev.claimport.signin;

import dev.claimport.aws.sdk.ServiceClock;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.SignInFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials that a code was typed for: got when first asked for, and not renewed, since the code serves once and nobody is to be
 * asked for another in the middle of a hand-over.
 */
final class MfaCredentials implements AwsCredentialsProvider, SessionLife {

    private final Supplier<AwsSessionCredentials> fetch;
    private final ServiceClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable AwsSessionCredentials got;
    private @Nullable FailureException refused;

    /**
     * @param fetch asks the technician, then STS
     * @param clock by which the expiry is meant
     */
    MfaCredentials(Supplier<AwsSessionCredentials> fetch, ServiceClock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** @throws dev.claimport.failure.FailureException {@code signed-out} once they have expired; {@code mfa-code-wrong}, {@code not-allowed} */
    @Override
    public AwsSessionCredentials resolveCredentials() {
        lock.lock();
        try {
            if (refused != null) {
                throw refused;
            }
            if (got == null) {
                got = fetched();
            }
            if (!clock.now().isBefore(got.expirationTime().orElse(Instant.MAX))) {
                throw new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), "another code is needed").exception();
            }
            return got;
        } finally {
            lock.unlock();
        }
    }

    /** Who has typed a wrong code is not asked again by the next request, but by the next command. */
    private AwsSessionCredentials fetched() {
        try {
            return fetch.get();
        } catch (FailureException e) {
            if (e.failure() instanceof SignInFailure) {
                refused = e;
            }
            throw e;
        }
    }

    @Override
    public Optional<Instant> endsAt() {
        return Optional.ofNullable(got).flatMap(AwsSessionCredentials::expirationTime);
    }

    @Override
    public Optional<Failure> ending() {
        return endsAt().map(SessionLife::ending);
    }

    @Override
    public void keepFresh() {
        resolveCredentials();
    }

    /** Says nothing of the credentials. */
    @Override
    public String toString() {
        return "MfaCredentials";
    }
}
