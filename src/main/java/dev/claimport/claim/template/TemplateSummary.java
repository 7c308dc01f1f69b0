package dev.claimport.claim.template;

import java.time.Instant;

/**
 * A provisioning template as {@code ListProvisioningTemplates} names it.
 *
 * @param type {@code FLEET_PROVISIONING} or {@code JITP}; anything else that AWS may add is kept as it is
 */
public record TemplateSummary(String name, String description, boolean enabled, String type, Instant lastModified) {

    public static final String FLEET_PROVISIONING = "FLEET_PROVISIONING";

    /** Whether a claim can be made for it. */
    public boolean isUsable() {
        return enabled && type.equals(FLEET_PROVISIONING);
    }
}
