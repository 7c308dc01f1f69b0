package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is signed in, and by which tokens. A refresh token serves once. Thread-safe. */
final class UserSessions {

    /**
     * @param lifetime of the access token
     * @param refreshToken empty when the client did not ask for access to accounts, or may not renew
     */
    record Tokens(String accessToken, Duration lifetime, Optional<String> refreshToken) {

        /** Shows neither. */
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    private record Token(String session, String clientId, Instant expiresAt) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Duration tokenLifetime;
    private final Duration sessionLifetime;
    private final Map<String, Token> access = new BoundedMap<>(10_000);
    private final Map<String, Token> refresh = new BoundedMap<>(10_000);

    /**
     * @param tokenLifetime of access tokens, as long as the session lasts
     * @param sessionLifetime how long tokens can be renewed
     */
    UserSessions(TimeSource cloudTime, RandomText random, Duration tokenLifetime, Duration sessionLifetime) {
        this.cloudTime = cloudTime;
        this.random = random;
        this.tokenLifetime = tokenLifetime;
        this.sessionLifetime = sessionLifetime;
    }

    /** @param scopes that were granted */
    synchronized Tokens open(RegisteredClient client, Set<String> scopes) {
        String session = random.of(RandomText.ALPHANUMERIC, 22);
        boolean renewable = scopes.contains(RegisteredClient.ACCOUNT_ACCESS) && client.mayUse(GrantTypes.REFRESH_TOKEN);
        return issue(session, client, cloudTime.instant().plus(sessionLifetime), renewable);
    }

    /** @throws Refusal {@code InvalidGrantException} when the token is unknown, expired, used before, or another client's */
    synchronized Tokens renew(RegisteredClient client, String refreshToken) {
        Token token = refresh.get(refreshToken);
        if (token == null || !token.clientId.equals(client.id()) || expired(token)) {
            throw OidcRefusals.invalidGrant("Invalid refresh token provided");
        }
        refresh.remove(refreshToken);
        return issue(token.session, client, token.expiresAt, true);
    }

    synchronized boolean isOpen(String accessToken) {
        Token token = access.get(accessToken);
        return token != null && !expired(token);
    }

    /** Ends the session that an access token belongs to, with all its tokens. */
    synchronized void close(String accessToken) {
        Token closing = access.get(accessToken);
        if (closing != null) {
            access.values().removeIf(token -> token.session.equals(closing.session));
            refresh.values().removeIf(token -> token.session.equals(closing.session));
        }
    }

    private Tokens issue(String session, RegisteredClient client, Instant sessionEnd, boolean renewable) {
        Instant now = cloudTime.instant();
        Instant end = sessionEnd.isBefore(now.plus(tokenLifetime)) ? sessionEnd : now.plus(tokenLifetime);
        Duration lifetime = Duration.between(now, end);
        String accessToken = "aoa" + random.of(RandomText.ALPHANUMERIC, 200);
        access.put(accessToken, new Token(session, client.id(), end));
        if (!renewable) {
            return new Tokens(accessToken, lifetime, Optional.empty());
        }
        String refreshToken = "aor" + random.of(RandomText.ALPHANUMERIC, 200);
        refresh.put(refreshToken, new Token(session, client.id(), sessionEnd));
        return new Tokens(accessToken, lifetime, Optional.of(refreshToken));
    }

    private boolean expired(Token token) {
        return !cloudTime.instant().isBefore(token.expiresAt);
    }
}
