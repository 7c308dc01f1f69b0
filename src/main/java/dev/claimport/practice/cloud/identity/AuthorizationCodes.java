package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.iam.Pkce;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Sign-ins in the browser: asked for by a program, decided on a page, and spent by the program with its code. Thread-safe. */
final class AuthorizationCodes {

    /** A code is on its way to a program on the same computer: it needs no longer. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    /** @param spentFor the access token that it was spent for; empty before that */
    private record Code(AuthorizationRequest request, Instant until, Optional<String> spentFor) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final UserSessions sessions;
    private final Map<String, Code> codes = new BoundedMap<>(1_000);

    AuthorizationCodes(TimeSource cloudTime, RandomText random, UserSessions sessions) {
        this.cloudTime = cloudTime;
        this.random = random;
        this.sessions = sessions;
    }

    synchronized String issue(AuthorizationRequest request) {
        String code = random.of(RandomText.ALPHANUMERIC, 64);
        codes.put(code, new Code(request, cloudTime.instant().plus(CODE_LIFETIME), Optional.empty()));
        return code;
    }

    /**
     * Spends a code. One that comes a second time has been stolen, by the first to come or by the second: what it was spent for is
     * ended too (RFC 6749, section 4.1.2). A code that comes with a wrong verifier is spent for nothing.
     *
     * @throws Refusal {@code InvalidGrantException} when it is not this client's, is over or was spent, or when address or verifier
     *     are not those of the request (RFC 7636, section 4.6)
     */
    synchronized UserSessions.Tokens redeem(RegisteredClient client, String code, String redirectUri, String verifier) {
        Code found = codes.get(code);
        if (found == null || !found.request.client().id().equals(client.id())) {
            throw OidcRefusals.invalidGrant("Invalid authorization code provided");
        }
        found.spentFor.ifPresent(sessions::close);
        codes.remove(code);
        if (found.spentFor.isPresent() || !cloudTime.instant().isBefore(found.until)
                || !found.request.redirectUri().toString().equals(redirectUri) || !Pkce.answers(verifier, found.request.challenge())) {
            throw OidcRefusals.invalidGrant("Invalid authorization code provided");
        }
        UserSessions.Tokens tokens = sessions.open(client, found.request.scopes());
        codes.put(code, new Code(found.request, found.until, Optional.of(tokens.accessToken())));
        return tokens;
    }
}
