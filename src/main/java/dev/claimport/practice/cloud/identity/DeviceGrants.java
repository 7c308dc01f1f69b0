package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.BoundedMap;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.iam.RandomText;
import dev.claimport.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The device codes: made for a client, decided in the browser, spent by the client. Thread-safe. */
final class DeviceGrants {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final Duration INTERVAL = Duration.ofSeconds(1);

    /** What became of a decision. */
    enum Decision {
        /** It counts. */
        TAKEN,
        /** No such code waits for one. */
        NO_SUCH_CODE,
        /** It was not made on the page that this cloud showed. */
        FORGED
    }

    private final TimeSource cloudTime;
    private final RandomText random;
    private final Map<String, DeviceGrant> byDeviceCode = new BoundedMap<>(1_000);

    DeviceGrants(TimeSource cloudTime, RandomText random) {
        this.cloudTime = cloudTime;
        this.random = random;
    }

    synchronized DeviceGrant begin(RegisteredClient client) {
        String userCode = random.of(RandomText.CONSONANTS, 4) + "-" + random.of(RandomText.CONSONANTS, 4);
        var grant = new DeviceGrant(random.of(RandomText.ALPHANUMERIC, 64), userCode, random.of(RandomText.ALPHANUMERIC, 32), client,
                cloudTime.instant().plus(LIFETIME), DeviceGrant.State.PENDING, Instant.MIN);
        byDeviceCode.put(grant.deviceCode(), grant);
        return grant;
    }

    /** The grant that waits under a code as somebody typed it: small letters and a missing hyphen are fine. */
    synchronized Optional<DeviceGrant> pending(String typedUserCode) {
        String code = typedUserCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return byDeviceCode.values().stream()
                .filter(grant -> grant.userCode().replace("-", "").equals(code))
                .filter(grant -> grant.state() == DeviceGrant.State.PENDING && !expired(grant))
                .findFirst();
    }

    synchronized Decision decide(String userCode, String formToken, boolean allow) {
        Optional<DeviceGrant> grant = pending(userCode);
        if (grant.isEmpty()) {
            return Decision.NO_SUCH_CODE;
        }
        if (!MessageDigest.isEqual(grant.get().formToken().getBytes(StandardCharsets.UTF_8), formToken.getBytes(StandardCharsets.UTF_8))) {
            return Decision.FORGED;
        }
        byDeviceCode.put(grant.get().deviceCode(), grant.get().decided(allow));
        return Decision.TAKEN;
    }

    /**
     * Spends a code that was allowed.
     *
     * @throws Refusal pending, asked too soon, denied, expired, or no code of this client
     */
    synchronized void redeem(RegisteredClient client, String deviceCode) {
        DeviceGrant grant = byDeviceCode.get(deviceCode);
        if (grant == null || !grant.client().id().equals(client.id())) {
            throw OidcRefusals.invalidGrant("Invalid device code provided");
        }
        Instant now = cloudTime.instant();
        boolean tooSoon = now.isBefore(grant.lastPoll().plus(INTERVAL));
        byDeviceCode.put(deviceCode, grant.polled(now));
        if (expired(grant)) {
            throw OidcRefusals.expiredCode();
        }
        switch (grant.state()) {
            case PENDING -> throw tooSoon ? OidcRefusals.slowDown() : OidcRefusals.pending();
            case DENIED -> throw OidcRefusals.accessDenied();
            case ALLOWED -> byDeviceCode.remove(deviceCode);
        }
    }

    private boolean expired(DeviceGrant grant) {
        return !cloudTime.instant().isBefore(grant.expiresAt());
    }
}
