package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The session credentials that the practice cloud has given out; expired ones are known too, so that they are told so. Thread-safe. */
public final class CredentialStore {

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Map<String, SessionCredentials> byKeyId = new BoundedMap<>(10_000);

    public CredentialStore(TimeSource cloudTime, RandomText random) {
        this.cloudTime = cloudTime;
        this.random = random;
    }

    /** Makes new credentials. The lengths of the three texts are those of AWS. */
    public synchronized SessionCredentials issue(Caller user, Duration lifetime) {
        var credentials = new SessionCredentials("ASIA" + random.of(RandomText.BASE32, 16), random.of(RandomText.ALPHANUMERIC, 40),
                random.of(RandomText.ALPHANUMERIC, 356), user, cloudTime.instant().plus(lifetime).truncatedTo(ChronoUnit.MILLIS));
        byKeyId.put(credentials.accessKeyId(), credentials);
        return credentials;
    }

    public synchronized Optional<SessionCredentials> find(String accessKeyId) {
        return Optional.ofNullable(byKeyId.get(accessKeyId));
    }
}
