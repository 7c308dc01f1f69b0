package dev.claimport.signin.console;

import dev.claimport.aws.credential.AccessKeys;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sign-in that is kept fresh: its credentials are used while more than five minutes of them are left, and refreshed after that, by one thread while
 * the others wait for it. Of a sign-in in a file, every use looks there first: another program may have refreshed it, or signed out.
 */
public final class ConsoleSession implements AutoCloseable {

    /** As the AWS CLI does; of credentials that live less than twice as long, half their life. */
    private static final Duration AHEAD = Duration.ofMinutes(5);
    /** So long after a refresh that the network prevented, what is there is used without another try. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);

    private final TokenEndpoint service;
    private final Optional<LoginCache> cache;
    private final TimeSource time;
    private final String name;
    private final Optional<Instant> end;
    private final ReentrantLock lock = new ReentrantLock();
    /** {@code null} once it is over. */
    private @Nullable CachedLogin current;
    private Duration ahead = AHEAD;
    private Instant notBefore = Instant.MIN;
    private SignInFailure over = new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), "signed out here");

    /** @param cache empty keeps it in memory only */
    ConsoleSession(TokenEndpoint service, CachedLogin login, Optional<LoginCache> cache, TimeSource time) {
        this.service = service;
        this.cache = cache;
        this.time = time;
        name = login.session();
        end = login.end();
        current = login;
        Duration left = Duration.between(time.instant(), login.expiry());
        ahead = cache.isPresent() ? AHEAD : aheadOf(left);
    }

    /** The ARN of who is signed in. */
    public String name() {
        return name;
    }

    /** Where it was made, and has to be refreshed. */
    public String region() {
        return service.region();
    }

    /** What is asked for fresh credentials. */
    public URI tokenAddress() {
        return service.address();
    }

    /** When it ends at the latest, where that is known. */
    public Optional<Instant> end() {
        return end;
    }

    /** When the credentials end that are there now; empty once the session is over. */
    public Optional<Instant> credentialsEnd() {
        lock.lock();
        try {
            return Optional.ofNullable(current).map(CachedLogin::expiry);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Credentials with some life in them.
     *
     * @throws FailureException {@code signed-out}, {@code console-session-over}, {@code console-password-changed}, {@code console-refused},
     *     {@code console-file-broken}, network and service failures
     */
    public AccessKeys keys() {
        lock.lock();
        try {
            requireSignedIn();
            cache.ifPresent(this::lookIntoFile);
            Instant now = time.instant();
            if (!isWorthUsing(now) && (!now.isBefore(notBefore) || !now.isBefore(current.expiry()))) {
                refreshUnlessStillGood(now);
            }
            return current.keys();
        } finally {
            lock.unlock();
        }
    }

    private boolean isWorthUsing(Instant now) {
        return now.plus(ahead).isBefore(current.expiry());
    }

    private void requireSignedIn() {
        if (current == null) {
            throw over.exception();
        }
    }

    private void lookIntoFile(LoginCache shared) {
        Optional<CachedLogin> found;
        try {
            found = shared.read(name);
        } catch (FailureException e) {
            if (e.failure().kind() != SignInFailure.Kind.CONSOLE_FILE_BROKEN || !time.instant().isBefore(current.expiry())) {
                throw e;
            }
            // What is known here is still good.
            LOG.info("the file of the sign-in cannot be read: {}", e.failure().detail());
            return;
        }
        if (found.isEmpty()) {
            finish(new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), "signed out by another program"));
        }
        take(found.orElseThrow());
    }

    private void take(CachedLogin login) {
        if (current.key() != login.key()) {
            current.key().close();
        }
        current = login;
    }

    private void refreshUnlessStillGood(Instant now) {
        try {
            if (cache.isPresent()) {
                LoginCache shared = cache.get();
                shared.locked(name, () -> {
                    // Whoever had the lock before may have done it.
                    lookIntoFile(shared);
                    if (!isWorthUsing(now)) {
                        refresh();
                    }
                    return current;
                });
            } else {
                refresh();
            }
        } catch (FailureException e) {
            boolean passing = e.failure() instanceof NetworkFailure || e.failure() instanceof ServiceFailure;
            if (current == null || !now.isBefore(current.expiry())) {
                if (!passing && current != null && e.failure() instanceof SignInFailure failure && failure.endsSession()) {
                    finish(failure);
                }
                throw e;
            }
            LOG.info("the session could not be refreshed: {}", e.failure().id());
            if (!passing) {
                over = e.failure() instanceof SignInFailure failure ? failure : over;
            }
            notBefore = now.plus(BETWEEN_TRIES);
        }
    }

    private void refresh() {
        TokenEndpoint.Tokens tokens;
        try {
            tokens = service.refresh(current);
        } catch (FailureException e) {
            // A program without our lock may have used the token up a moment ago; then its new one is in the file.
            String used = current.refreshToken();
            cache.ifPresent(this::lookIntoFile);
            if (e.failure() instanceof SignInFailure && !current.refreshToken().equals(used) && time.instant().isBefore(current.expiry())) {
                return;
            }
            throw e;
        }
        ahead = aheadOf(Duration.between(time.instant(), tokens.keys().expiry().orElseThrow()));
        current = current.refreshed(tokens.keys(), tokens.refreshToken());
        try {
            cache.ifPresent(shared -> shared.write(current));
        } catch (FailureException e) {
            // The new refresh token must not be lost: it goes on in memory, and whoever reads the file finds it out.
            LOG.warn("the refreshed sign-in cannot be kept: {}", e.getMessage());
        }
    }

    private static Duration aheadOf(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(AHEAD) < 0 ? half : AHEAD;
    }

    /** That the session is over when the credentials are: it was refused a refresh. Empty as long as nothing is known of it. */
    public Optional<Instant> lastEnd() {
        lock.lock();
        try {
            boolean refused = over.kind() != SignInFailure.Kind.SIGNED_OUT;
            return refused && current != null ? Optional.of(current.expiry()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void finish(SignInFailure failure) {
        over = failure;
        close();
        throw failure.exception();
    }

    /** Forgets it, here and in the file. The service cannot be told: copied credentials live for up to 15 minutes. */
    public void signOut() {
        lock.lock();
        try {
            cache.ifPresent(shared -> shared.delete(name));
        } finally {
            close();
            lock.unlock();
        }
    }

    /** Forgets it here; what is in a file stays. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (current != null) {
                current.key().close();
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says who, and nothing of the tokens. */
    @Override
    public String toString() {
        return "ConsoleSession[" + name + "]";
    }
}
