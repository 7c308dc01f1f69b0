package dev.claimport.signin;

import dev.claimport.aws.sdk.RetryPolicy;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.file.FileWait;
import dev.claimport.file.LockFile;
import dev.claimport.signin.cache.SignInToken;
import dev.claimport.signin.cache.TokenCache;
import dev.claimport.signin.cache.TokenFile;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/**
 * The tokens of one sign-in: in memory, and where wanted also in the file that AWS tools share. The access token is renewed a
 * quarter of an hour before it expires, by one thread while the others wait for it. Of a shared sign-in, every use looks into the
 * file first: another program may have renewed it, or signed out.
 */
final class SessionTokens {

    /** As the AWS CLI does; of tokens that live less than twice as long, half their life. */
    private static final Duration AHEAD = Duration.ofMinutes(15);
    /** So long after a renewal that the network prevented, the old token is used without another try. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(SessionTokens.class);

    private final SsoOidcClient client;
    private final RetryPolicy retries;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<TokenFile> file;
    /** {@code null} once signed out. */
    private @Nullable SignInToken current;
    private Instant end;
    private Duration ahead;
    private Instant notBefore = Instant.MIN;
    /** Identity Center has said that it renews no more. */
    private boolean renewalRefused;

    private SessionTokens(SsoOidcClient client, RetryPolicy retries, TimeSource time, SignInToken token, Optional<TokenFile> file, Duration ahead) {
        this.client = client;
        this.retries = retries;
        this.time = time;
        this.file = file;
        this.ahead = ahead;
        take(token);
    }

    /**
     * Of a sign-in that has just been made.
     *
     * @param client for the renewal; stays the caller's
     * @param file empty keeps the tokens in memory only
     */
    static SessionTokens fresh(SsoOidcClient client, RetryPolicy retries, TimeSource time, SignInToken token, Optional<TokenFile> file) {
        return new SessionTokens(client, retries, time, token, file, aheadOf(Duration.between(time.instant(), token.expiresAt())));
    }

    /** Of a sign-in that was found in its file, for which nobody can say how long it was to live; otherwise as {@link #fresh}. */
    static SessionTokens found(SsoOidcClient client, RetryPolicy retries, TimeSource time, SignInToken token, TokenFile file) {
        return new SessionTokens(client, retries, time, token, Optional.of(file), AHEAD);
    }

    /**
     * The tokens of an answer. A renewal that brings no new refresh token leaves the old one good (RFC 6749, section 6).
     *
     * @param now when it came
     * @throws FailureException {@code answer-unreadable}
     */
    static SignInToken token(String startUrl, String region, SignInToken.Client client, CreateTokenResponse answer, Optional<String> refreshToken, Instant now) {
        if (answer.accessToken() == null || answer.accessToken().isEmpty()) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateToken"), "no token").exception();
        }
        long lifetime = answer.expiresIn() == null ? 0 : Math.max(0, answer.expiresIn());
        return new SignInToken(startUrl, region, answer.accessToken(), now.plusSeconds(lifetime), Optional.of(client),
                Optional.ofNullable(answer.refreshToken()).filter(text -> !text.isEmpty()).or(() -> refreshToken));
    }

    /** @throws FailureException {@code signed-out}, when it cannot be renewed; failures of the network */
    String access() {
        lock.lock();
        try {
            lookIntoFile();
            Instant now = time.instant();
            if (isRenewable(now) && !now.isBefore(current.expiresAt().minus(ahead)) && !now.isBefore(notBefore)) {
                renewUnlessStillGood(now);
            }
            if (!time.instant().isBefore(current.expiresAt())) {
                if (isRenewable(time.instant())) {
                    renew();
                } else {
                    forget();
                    throw signedOut("the session is over");
                }
            }
            return current.accessToken();
        } finally {
            lock.unlock();
        }
    }

    /** Another token than the one that was refused; renewed unless that has just been done. */
    String insteadOf(String refused) {
        lock.lock();
        try {
            lookIntoFile();
            if (current.accessToken().equals(refused)) {
                if (!isRenewable(time.instant())) {
                    forget();
                    throw signedOut("the token was refused");
                }
                renew();
                if (current.accessToken().equals(refused)) {
                    forget();
                    throw signedOut("the token was refused");
                }
            }
            return current.accessToken();
        } finally {
            lock.unlock();
        }
    }

    Instant expiresAt() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** That the end is the end; empty as long as the token can be renewed. */
    Optional<Failure> ending() {
        lock.lock();
        try {
            return current != null && isRenewable(time.instant()) ? Optional.empty() : Optional.of(SessionLife.ending(end));
        } finally {
            lock.unlock();
        }
    }

    void requireSignedIn() {
        lock.lock();
        try {
            if (current == null) {
                throw signedOut("signed out here");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Deletes the shared file as well. @throws FailureException {@code file-not-writable} */
    void signOut() {
        lock.lock();
        try {
            file.ifPresent(TokenFile::delete);
        } finally {
            forget();
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            current = null;
        } finally {
            lock.unlock();
        }
    }

    private boolean isRenewable(Instant now) {
        return !renewalRefused && current.isRenewable(now);
    }

    private void lookIntoFile() {
        requireSignedIn();
        file.flatMap(SessionTokens::read).ifPresent(found -> {
            switch (found) {
                case TokenCache.Found.Token(SignInToken token) when token.startUrl().equals(current.startUrl()) -> adopt(token);
                case TokenCache.Found.Token _, TokenCache.Found.Nothing _ -> {
                    forget();
                    throw signedOut("signed out by another program");
                }
                // What is known here is still good.
                case TokenCache.Found.Broken(var broken) -> LOG.info("{} stays unreadable", broken.getFileName());
            }
        });
    }

    /** Empty for a file that everybody may write: what it says is not to be believed, neither a token nor that there is none. */
    private static Optional<TokenCache.Found> read(TokenFile shared) {
        try {
            return Optional.of(shared.read());
        } catch (FailureException e) {
            if (e.failure().kind() != LocalFailure.Kind.FILE_OPEN_TO_OTHERS) {
                throw e;
            }
            LOG.warn("the shared sign-in is not looked at: {}", e.failure().id());
            return Optional.empty();
        }
    }

    private void adopt(SignInToken shared) {
        if (!shared.accessToken().equals(current.accessToken())) {
            renewalRefused = false;
            ahead = AHEAD;
            take(shared);
        }
    }

    private void renewUnlessStillGood(Instant now) {
        try {
            renew();
        } catch (FailureException e) {
            // A minute without network must not end a session that is good for fifteen.
            boolean passing = e.failure() instanceof NetworkFailure || e.failure() instanceof ServiceFailure;
            if (!passing || !now.isBefore(current.expiresAt())) {
                throw e;
            }
            notBefore = now.plus(BETWEEN_TRIES);
        }
    }

    /** One program at a time renews a shared sign-in: a refresh token serves once. Who had to wait finds what the other has renewed. */
    private void renew() {
        Optional<LockFile> lock = lock();
        try {
            String before = current.accessToken();
            if (lock.isPresent()) {
                lookIntoFile();
            }
            if (current.accessToken().equals(before)) {
                askForAnother();
            }
        } finally {
            lock.ifPresent(LockFile::close);
        }
    }

    /** Empty where it cannot be had: then it goes as it does with programs that know no lock. */
    private Optional<LockFile> lock() {
        try {
            return file.map(shared -> shared.lock(FileWait.RENEWAL.limit()));
        } catch (FailureException e) {
            LOG.info("the sign-in is renewed without a lock: {}", e.failure().id());
            return Optional.empty();
        }
    }

    private void askForAnother() {
        SignInToken.Client registered = current.client().orElseThrow();
        SignInToken renewed;
        try {
            CreateTokenResponse answer = retries.call(() -> client.createToken(request -> request
                    .clientId(registered.id()).clientSecret(registered.secret())
                    .grantType("refresh_token").refreshToken(current.refreshToken().orElseThrow())));
            Instant now = time.instant();
            renewed = token(current.startUrl(), current.region(), registered, answer, current.refreshToken(), now);
            ahead = aheadOf(Duration.between(now, renewed.expiresAt()));
        } catch (SsoOidcException e) {
            renewalRefused(e);
            return;
        }
        take(renewed);
        share(renewed);
    }

    /** Another program may have used up the refresh token a moment ago; then its new one is in the file. */
    private void renewalRefused(SsoOidcException e) {
        String used = current.accessToken();
        lookIntoFile();
        if (!current.accessToken().equals(used)) {
            return;
        }
        renewalRefused = true;
        LOG.info("Identity Center renews the session no more: {}", e.getClass().getSimpleName());
        if (!time.instant().isBefore(current.expiresAt())) {
            forget();
            throw signedOut("renewal: " + e.getClass().getSimpleName());
        }
    }

    /** A folder that cannot be written any more must not end the session; it goes on in memory. */
    private void share(SignInToken renewed) {
        try {
            file.ifPresent(shared -> shared.write(renewed));
        } catch (FailureException e) {
            LOG.warn("the renewed sign-in cannot be shared: {}", e.getMessage());
            file = Optional.empty();
        }
    }

    private void take(SignInToken token) {
        current = token;
        end = token.expiresAt();
    }

    private static Duration aheadOf(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(AHEAD) < 0 ? half : AHEAD;
    }

    private static FailureException signedOut(String detail) {
        return new SignInFailure(SignInFailure.Kind.SIGNED_OUT, Map.of(), detail).exception();
    }

    /** Says nothing of the tokens. */
    @Override
    public String toString() {
        return "SessionTokens[" + expiresAt() + "]";
    }
}
