package dev.claimport.signin.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.aws.credential.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * One sign-in: what it works with now, and what it is refreshed with.
 *
 * @param session the ARN of who is signed in; the value of {@code login_session} in a profile
 * @param keys with expiry and account
 * @param rest all that the file says besides, which is kept
 */
record CachedLogin(String session, AccessKeys keys, String clientId, String refreshToken, DpopKey key, ObjectNode rest) {

    /** The service ends every session then, at the latest (sign-in API reference, CreateOAuth2Token). */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final com.fasterxml.jackson.databind.ObjectMapper MAPPER = LoginJson.mapper();

    Instant expiry() {
        return keys.expiry().orElseThrow();
    }

    /** The same with what a refresh has brought. */
    CachedLogin refreshed(AccessKeys newKeys, String newRefreshToken) {
        return new CachedLogin(session, newKeys, clientId, newRefreshToken, key, rest);
    }

    /** When the session ends at the latest, where the id token says when it began; the AWS SDK for Java loses it. */
    Optional<Instant> end() {
        return claim(rest.path("idToken").asText(""), "iat").map(Long::parseLong).map(Instant::ofEpochSecond).map(began -> began.plus(LONGEST));
    }

    /** A claim of a JWT, whose signature nobody checks: it came over TLS from who made it. */
    static Optional<String> claim(String jwt, String name) {
        String[] parts = jwt.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            var value = MAPPER.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)).path(name);
            return value.isTextual() || value.isIntegralNumber() ? Optional.of(value.asText()) : Optional.empty();
        } catch (IllegalArgumentException | com.fasterxml.jackson.core.JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /** Says who, and nothing of the tokens. */
    @Override
    public String toString() {
        return "CachedLogin[" + session + ", " + keys.expiry() + "]";
    }
}
