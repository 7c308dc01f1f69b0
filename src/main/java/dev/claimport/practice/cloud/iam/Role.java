package dev.claimport.practice.cloud.iam;

import java.util.Set;

/**
 * A role that a technician may work in.
 *
 * @param actions IAM actions such as {@code iot:CreateProvisioningClaim} that it allows, on every resource
 */
public record Role(String name, Set<String> actions) {

    public Role {
        actions = Set.copyOf(actions);
    }
}
