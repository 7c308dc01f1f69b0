package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The registered clients. Thread-safe. */
final class Clients {

    /** As on the live service. */
    private static final Duration LIFETIME = Duration.ofDays(90);

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Map<String, RegisteredClient> byId = new BoundedMap<>(1_000);

    Clients(TimeSource cloudTime, RandomText random) {
        this.cloudTime = cloudTime;
        this.random = random;
    }

    synchronized RegisteredClient register(ClientMetadata metadata) {
        var client = new RegisteredClient(random.of(RandomText.ALPHANUMERIC, 22), random.of(RandomText.ALPHANUMERIC, 200), metadata,
                cloudTime.instant().plus(LIFETIME));
        byId.put(client.id(), client);
        return client;
    }

    /** Whoever knows a client's id is not that client yet: the id stands in addresses. */
    synchronized Optional<RegisteredClient> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(client -> cloudTime.instant().isBefore(client.expiresAt()));
    }

    /** @throws Refusal 401 {@code InvalidClientException} when unknown, expired, or the secret is wrong */
    synchronized RegisteredClient authenticate(String id, String secret) {
        RegisteredClient client = find(id).orElseThrow(OidcRefusals::invalidClient);
        if (!MessageDigest.isEqual(client.secret().getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8))) {
            throw OidcRefusals.invalidClient();
        }
        return client;
    }
}
