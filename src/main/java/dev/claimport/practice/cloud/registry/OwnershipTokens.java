package dev.claimport.practice.cloud.registry;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proofs that a device owns a certificate that it has just been given: good for an hour, spent once (developer guide, "Device
 * provisioning MQTT API"). Not thread-safe.
 */
final class OwnershipTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);
    /** Gives a token of 512 characters: devices must have room for AWS IoT's, which are long too. */
    private static final int RANDOM_BYTES = 384;

    private record Entry(String certificateId, String claimId, Instant expires) {}

    private final Map<String, Entry> unspent = new HashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param claimId of the claim that asked for the certificate */
    String issue(String certificateId, String claimId, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        unspent.put(token, new Entry(certificateId, claimId, now.plus(LIFETIME)));
        return token;
    }

    /** The certificate that an unspent token, not yet expired, is for; empty for a claim that it was not given to. */
    Optional<String> certificateId(String token, String claimId) {
        return Optional.ofNullable(unspent.get(token)).filter(entry -> entry.claimId.equals(claimId)).map(Entry::certificateId);
    }

    void spend(String token) {
        unspent.remove(token);
    }

    /** Forgets what has expired, and names the certificates that nobody can own any more. */
    List<String> expire(Instant now) {
        List<String> orphans = new ArrayList<>();
        for (Iterator<Entry> entries = unspent.values().iterator(); entries.hasNext();) {
            Entry entry = entries.next();
            if (!now.isBefore(entry.expires)) {
                orphans.add(entry.certificateId);
                entries.remove();
            }
        }
        return orphans;
    }
}
