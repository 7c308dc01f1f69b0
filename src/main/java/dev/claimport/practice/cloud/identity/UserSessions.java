package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.Refusal;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Who is signed in, and by which tokens. A refresh token serves once. Thread-safe. */
final class UserSessions {

    static final Duration ACCESS_LIFETIME = Duration.ofHours(8);

    /** How long tokens can be renewed, which is an organisation's to choose. */
    private static final Duration SESSION_LIFETIME = Duration.ofDays(7);

    /** @param refreshToken empty when the client did not register for account access */
    record Tokens(String accessToken, Optional<String> refreshToken) {

        /** Shows neither. */
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    private record Token(String session, String clientId, Instant expiresAt) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Map<String, Token> access = new BoundedMap<>(10_000);
    private final Map<String, Token> refresh = new BoundedMap<>(10_000);

    UserSessions(TimeSource cloudTime, RandomText random) {
        this.cloudTime = cloudTime;
        this.random = random;
    }

    synchronized Tokens open(RegisteredClient client) {
        String session = random.of(RandomText.ALPHANUMERIC, 22);
        return issue(session, client, cloudTime.instant().plus(SESSION_LIFETIME));
    }

    /** @throws Refusal {@code InvalidGrantException} when the token is unknown, expired, used before, or another client's */
    synchronized Tokens renew(RegisteredClient client, String refreshToken) {
        Token token = refresh.get(refreshToken);
        if (token == null || !token.clientId.equals(client.id()) || expired(token)) {
            throw OidcRefusals.invalidGrant("Invalid refresh token provided");
        }
        refresh.remove(refreshToken);
        return issue(token.session, client, token.expiresAt);
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

    private Tokens issue(String session, RegisteredClient client, Instant sessionEnd) {
        String accessToken = "aoa" + random.of(RandomText.ALPHANUMERIC, 200);
        access.put(accessToken, new Token(session, client.id(), cloudTime.instant().plus(ACCESS_LIFETIME)));
        if (!client.scopes().contains(RegisteredClient.ACCOUNT_ACCESS)) {
            return new Tokens(accessToken, Optional.empty());
        }
        String refreshToken = "aor" + random.of(RandomText.ALPHANUMERIC, 200);
        refresh.put(refreshToken, new Token(session, client.id(), sessionEnd));
        return new Tokens(accessToken, Optional.of(refreshToken));
    }

    private boolean expired(Token token) {
        return !cloudTime.instant().isBefore(token.expiresAt);
    }
}
