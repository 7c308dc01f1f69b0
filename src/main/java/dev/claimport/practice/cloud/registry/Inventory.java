package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.template.PolicyResource;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.ThingResource;
import java.util.Optional;
import java.util.Set;

/** What templates may name and cannot make: policies, thing types, thing groups and billing groups must exist. */
record Inventory(Set<String> policies, Set<String> thingTypes, Set<String> thingGroups, Set<String> billingGroups) {

    static final Inventory PRACTICE = new Inventory(Set.of("PracticeDevicePolicy"), Set.of("gateway"),
            Set.of("gateways", "ireland", "germany", "france"), Set.of());

    /** @throws ProvisioningRefused 404 ResourceNotFoundException */
    void check(Provisioning provisioning) throws ProvisioningRefused {
        for (PolicyResource policy : provisioning.policies()) {
            if (policy.document().isEmpty()) {
                require(policies, "policy", policy.name());
            }
        }
        Optional<ThingResource> thing = provisioning.thing();
        if (thing.isPresent()) {
            if (thing.get().typeName().isPresent()) {
                require(thingTypes, "thing type", thing.get().typeName().get());
            }
            for (String group : thing.get().groups()) {
                require(thingGroups, "thing group", group);
            }
            if (thing.get().billingGroup().isPresent()) {
                require(billingGroups, "billing group", thing.get().billingGroup().get());
            }
        }
    }

    private static void require(Set<String> known, String what, String name) throws ProvisioningRefused {
        if (!known.contains(name)) {
            throw new ProvisioningRefused(404, "ResourceNotFoundException", "There is no " + what + " " + name + ".");
        }
    }
}
