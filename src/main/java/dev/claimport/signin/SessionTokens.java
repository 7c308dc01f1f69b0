package dev.claimport.signin;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.signin.aws.Patience;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.SsoOidcException;

/**
 * The tokens of one sign-in, in memory only. The access token is renewed five minutes before it expires, by one thread while
 * the others wait for it.
 */
final class SessionTokens {

    static final Duration AHEAD = Duration.ofMinutes(5);

    private final SsoOidcClient client;
    private final Patience patience;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    /** {@code null} once signed out. */
    private ClientRegistration registration;
    private String accessToken;
    private String refreshToken;
    private Instant expiresAt;

    /** @param client for the renewal; stays the caller's */
    SessionTokens(SsoOidcClient client, Patience patience, TimeSource time, ClientRegistration registration, CreateTokenResponse tokens) {
        this.client = client;
        this.patience = patience;
        this.time = time;
        this.registration = registration;
        take(tokens);
    }

    /** @throws FailureException {@code signed-out}, when it cannot be renewed; failures of the network */
    String access() {
        lock.lock();
        try {
            requireSignedIn();
            Instant now = time.instant();
            if (refreshToken != null && !now.isBefore(expiresAt.minus(AHEAD))) {
                renewUnlessStillGood(now);
            } else if (!now.isBefore(expiresAt)) {
                forget();
                throw signedOut("the session is over");
            }
            return accessToken;
        } finally {
            lock.unlock();
        }
    }

    /** Another token than the one that was refused; renewed unless that has just been done. */
    String insteadOf(String refused) {
        lock.lock();
        try {
            requireSignedIn();
            if (accessToken.equals(refused)) {
                if (refreshToken == null) {
                    forget();
                    throw signedOut("the token was refused");
                }
                renew();
            }
            return accessToken;
        } finally {
            lock.unlock();
        }
    }

    Instant expiresAt() {
        lock.lock();
        try {
            return expiresAt;
        } finally {
            lock.unlock();
        }
    }

    void requireSignedIn() {
        lock.lock();
        try {
            if (registration == null) {
                throw signedOut("signed out here");
            }
        } finally {
            lock.unlock();
        }
    }

    void forget() {
        lock.lock();
        try {
            registration = null;
            accessToken = null;
            refreshToken = null;
        } finally {
            lock.unlock();
        }
    }

    private void renewUnlessStillGood(Instant now) {
        try {
            renew();
        } catch (FailureException e) {
            // A minute without network must not end a session that is good for five.
            boolean passing = e.failure() instanceof NetworkFailure || e.failure() instanceof ServiceFailure;
            if (!passing || !now.isBefore(expiresAt)) {
                throw e;
            }
        }
    }

    private void renew() {
        try {
            take(patience.call(() -> client.createToken(request -> request
                    .clientId(registration.clientId()).clientSecret(registration.clientSecret())
                    .grantType("refresh_token").refreshToken(refreshToken))));
        } catch (SsoOidcException e) {
            forget();
            throw signedOut("renewal: " + e.getClass().getSimpleName());
        }
    }

    /** A renewal that brings no new refresh token leaves the old one good (RFC 6749, section 6). */
    private void take(CreateTokenResponse tokens) {
        if (tokens.accessToken() == null || tokens.accessToken().isEmpty()) {
            throw new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", "CreateToken"), "no token").exception();
        }
        accessToken = tokens.accessToken();
        refreshToken = tokens.refreshToken() == null ? refreshToken : tokens.refreshToken();
        expiresAt = time.instant().plusSeconds(tokens.expiresIn() == null ? 0 : Math.max(0, tokens.expiresIn()));
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
