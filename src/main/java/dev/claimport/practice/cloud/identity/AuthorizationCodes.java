package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Sign-ins in the browser: asked for by a program, decided on a page, and spent by the program with its code. Thread-safe. */
final class AuthorizationCodes {

    /** How long the page waits for somebody to decide. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** A code is on its way to a program on the same computer: it needs no longer. */
    static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private record Asked(AuthorizationRequest request, Instant until) {}

    /** @param spentFor the access token that it was spent for; empty before that */
    private record Code(AuthorizationRequest request, Instant until, Optional<String> spentFor) {}

    private final TimeSource cloudTime;
    private final RandomText random;
    private final UserSessions sessions;
    private final Map<String, Asked> asked = new BoundedMap<>(1_000);
    private final Map<String, Code> codes = new BoundedMap<>(1_000);

    AuthorizationCodes(TimeSource cloudTime, RandomText random, UserSessions sessions) {
        this.cloudTime = cloudTime;
        this.random = random;
        this.sessions = sessions;
    }

    /** Lets a request wait for a decision; its id is known only to who reads the page. */
    synchronized String ask(AuthorizationRequest request) {
        String id = random.of(RandomText.ALPHANUMERIC, 32);
        asked.put(id, new Asked(request, cloudTime.instant().plus(PATIENCE)));
        return id;
    }

    /** The request that waits under an id, which waits no more; empty when none does. */
    synchronized Optional<AuthorizationRequest> take(String id) {
        return Optional.ofNullable(asked.remove(id)).filter(waiting -> cloudTime.instant().isBefore(waiting.until)).map(Asked::request);
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
                || !found.request.redirectUri().toString().equals(redirectUri) || !answers(verifier, found.request.challenge())) {
            throw OidcRefusals.invalidGrant("Invalid authorization code provided");
        }
        UserSessions.Tokens tokens = sessions.open(client, found.request.scopes());
        codes.put(code, new Code(found.request, found.until, Optional.of(tokens.accessToken())));
        return tokens;
    }

    private static boolean answers(String verifier, String challenge) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            String computed = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            return MessageDigest.isEqual(computed.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
