package dev.claimport.practice.cloud.identity;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.iam.AssumedRole;
import dev.claimport.practice.cloud.iam.Directory;
import dev.claimport.practice.cloud.iam.SessionCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may end up in a log says nothing secret. */
class RedactionTest {

    private static final String SECRET = "TOPSECRET";

    @Test
    void nothingThatHoldsASecretShowsIt() {
        AssumedRole user = Directory.practice("112233445566", List.of(), Set.of()).assume("112233445566", Directory.VIEWER_ROLE).orElseThrow();
        var client = new RegisteredClient("id", SECRET, new ClientMetadata("name", Set.of(), Set.of(), Set.of()), Instant.EPOCH);
        byte[] bytes = SECRET.getBytes(StandardCharsets.US_ASCII);
        for (Object holder : List.of(client,
                new DeviceGrant(SECRET, "BBBB-BBBB", SECRET, client, Instant.EPOCH, DeviceGrant.State.PENDING, Instant.MIN),
                new UserSessions.Tokens(SECRET, Duration.ZERO, Optional.of(SECRET)),
                new AuthorizationRequest(client, URI.create("http://127.0.0.1/"), Set.of(), Optional.of(SECRET), SECRET),
                new SessionCredentials("ASIA", SECRET, SECRET, user, Instant.EPOCH),
                new Call(URI.create("http://127.0.0.1:1"), "GET", "/device", "user_code=" + SECRET,
                        Map.of("authorization", List.of(SECRET)), bytes, "id"),
                Answer.secretJson(bytes))) {
            assertFalse(holder.toString().contains(SECRET), holder.toString());
        }
    }
}
