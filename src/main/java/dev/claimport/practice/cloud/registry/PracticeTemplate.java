package dev.claimport.practice.cloud.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * A provisioning template of the practice cloud.
 *
 * @param body the JSON text
 * @param type {@code FLEET_PROVISIONING} or {@code JITP}
 */
public record PracticeTemplate(
        String name, String description, String arn, String body, boolean enabled, String type, Instant created, Instant lastModified,
        int defaultVersionId, String provisioningRoleArn, Optional<Hook> hook) {

    /** A pre-provisioning hook: allows or refuses, as a function would (developer guide, "Pre-provisioning hooks"). */
    public record Hook(String targetArn, boolean allows) {}
}
