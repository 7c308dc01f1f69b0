package dev.claimport.practice.cloud.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A provisioning template of the practice cloud.
 *
 * @param bodies the JSON text of each version
 * @param type {@code FLEET_PROVISIONING} or {@code JITP}
 * @param defaultVersionId one of them, with which devices register
 */
public record PracticeTemplate(
        String name, String description, String arn, Map<Integer, String> bodies, boolean enabled, String type, Instant created, Instant lastModified,
        int defaultVersionId, String provisioningRoleArn, Optional<Hook> hook) {

    public PracticeTemplate {
        bodies = Map.copyOf(bodies);
        if (!bodies.containsKey(defaultVersionId)) {
            throw new IllegalArgumentException(name + " has no version " + defaultVersionId);
        }
    }

    /** Of the default version. */
    public String body() {
        return bodies.get(defaultVersionId);
    }
}
