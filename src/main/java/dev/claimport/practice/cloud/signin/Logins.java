package dev.claimport.practice.cloud.signin;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.iam.ConsoleIdentity;
import dev.claimport.practice.cloud.iam.CredentialStore;
import dev.claimport.practice.cloud.iam.IamPolicy;
import dev.claimport.practice.cloud.iam.Pkce;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.practice.cloud.iam.SessionCredentials;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins from the page to the last refresh. A code serves once; a refresh token is bound to its key and replaced with each use, and says
 * the same again to who repeats it within a minute. Thread-safe.
 */
final class Logins {

    static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    /** RFC 7636, section 4.1. */
    private static final int SHORTEST_VERIFIER = 43;
    private static final int LONGEST_VERIFIER = 128;
    private static final Duration REPEATABLE = Duration.ofMinutes(1);

    /** What a token call gives. */
    record Granted(SessionCredentials credentials, Duration lifetime, String refreshToken, ConsoleIdentity user, Instant since) {

        /** Says who, and nothing of the tokens. */
        @Override
        public String toString() {
            return "Granted[" + user.arn() + "]";
        }
    }

    private record Code(LoginRequest request, ConsoleIdentity user, Instant until) {}

    /** @param spent what it gave when it was used, and when that was */
    private record Refresh(String clientId, String key, ConsoleIdentity user, Instant since, Instant end, Optional<Spent> spent) {}

    private record Spent(Granted granted, Instant at) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final CredentialStore credentials;
    private final Duration lifetime;
    private final Duration session;
    private final Optional<Duration> passwordChange;
    private final Map<String, Code> codes = new BoundedMap<>(1_000);
    private final Map<String, Refresh> refreshes = new BoundedMap<>(10_000);

    /**
     * @param lifetime of credentials
     * @param session how long after the sign-in they can be refreshed
     * @param passwordChange so long after the sign-in nothing is refreshed any more, as after a new password
     */
    Logins(TimeSource cloudTime, RandomText random, CredentialStore credentials, Duration lifetime, Duration session, Optional<Duration> passwordChange) {
        this.cloudTime = cloudTime;
        this.random = random;
        this.credentials = credentials;
        this.lifetime = lifetime;
        this.session = session;
        this.passwordChange = passwordChange;
    }

    synchronized String issue(LoginRequest request, ConsoleIdentity user) {
        String code = random.of(RandomText.ALPHANUMERIC, 64);
        codes.put(code, new Code(request, user, cloudTime.instant().plus(CODE_LIFETIME)));
        return code;
    }

    /** @throws Refusals.Refused when it is spent or over, or address or verifier are not those of the request */
    synchronized Granted redeem(String clientId, String code, String redirectUri, String verifier, String key) {
        Code found = codes.remove(code);
        if (found == null || !cloudTime.instant().isBefore(found.until)) {
            throw Refusals.codeExpired();
        }
        if (!found.request.clientId().equals(clientId) || !found.request.redirectUri().toString().equals(redirectUri)
                || verifier.length() < SHORTEST_VERIFIER || verifier.length() > LONGEST_VERIFIER || !Pkce.answers(verifier, found.request.challenge())) {
            throw Refusals.invalid("The request does not belong to the authorization code");
        }
        if (found.user.role().policy().decide(ConsoleIdentity.LOGIN, "*", _ -> List.of()) != IamPolicy.Outcome.ALLOWED) {
            throw Refusals.insufficientPermissions();
        }
        Instant now = cloudTime.instant();
        return grant(new Refresh(clientId, key, found.user, now, now.plus(session), Optional.empty()));
    }

    /** @throws Refusals.Refused when it is unknown, over, another key's or another client's */
    synchronized Granted refresh(String clientId, String refreshToken, String key) {
        Refresh found = refreshes.get(refreshToken);
        Instant now = cloudTime.instant();
        if (found == null || !now.isBefore(found.end)) {
            throw Refusals.tokenExpired();
        }
        if (!found.clientId.equals(clientId) || !found.key.equals(key)) {
            throw Refusals.invalid("The refresh token is bound to another key");
        }
        if (passwordChange.filter(after -> !now.isBefore(found.since.plus(after))).isPresent()) {
            throw Refusals.credentialsChanged();
        }
        if (found.spent.isPresent()) {
            if (now.isAfter(found.spent.get().at.plus(REPEATABLE))) {
                throw Refusals.tokenExpired();
            }
            return found.spent.get().granted;
        }
        Granted granted = grant(found);
        refreshes.put(refreshToken, new Refresh(found.clientId, found.key, found.user, found.since, found.end, Optional.of(new Spent(granted, now))));
        return granted;
    }

    private Granted grant(Refresh login) {
        Duration left = Duration.between(cloudTime.instant(), login.end);
        Duration lasting = left.compareTo(lifetime) < 0 ? left : lifetime;
        String token = random.of(RandomText.ALPHANUMERIC, 400);
        refreshes.put(token, login);
        return new Granted(credentials.issue(login.user, lasting), lasting, token, login.user, login.since);
    }
}
