package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.template.PolicyResource;
import dev.claimport.claim.template.Provisioning;
import dev.claimport.claim.template.ThingResource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What templates may name and cannot make: policies, thing types, thing groups and billing groups must exist.
 *
 * @param policies their documents, by name
 * @param thingGroups the names of the policies that are attached to each
 */
public record Inventory(Map<String, String> policies, Set<String> thingTypes, Map<String, Set<String>> thingGroups, Set<String> billingGroups) {

    /** Of the practice cloud's devices: what they like among themselves, as the clients that are their things. */
    private static final String DEVICE_POLICY = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow", "Action": "iot:Connect", "Resource": "arn:aws:iot:REGION:ACCOUNT:client/*",
                 "Condition": {"Bool": {"iot:Connection.Thing.IsAttached": ["true"]}}},
                {"Effect": "Allow", "Action": ["iot:Publish", "iot:Receive", "iot:RetainPublish"], "Resource": "arn:aws:iot:REGION:ACCOUNT:topic/*"},
                {"Effect": "Allow", "Action": "iot:Subscribe", "Resource": "arn:aws:iot:REGION:ACCOUNT:topicfilter/*"}
              ]
            }
            """.replace("REGION", PracticeAccount.USUAL.region()).replace("ACCOUNT", PracticeAccount.USUAL.id());

    public static final Inventory EMPTY = new Inventory(Map.of(), Set.of(), Map.of(), Set.of());

    static final Inventory PRACTICE = new Inventory(Map.of("PracticeDevicePolicy", DEVICE_POLICY), Set.of("gateway"),
            Map.of("gateways", Set.of(), "ireland", Set.of(), "germany", Set.of(), "france", Set.of()), Set.of());

    /** @throws ProvisioningRefused 404 ResourceNotFoundException */
    void check(Provisioning provisioning) throws ProvisioningRefused {
        for (PolicyResource policy : provisioning.policies()) {
            if (policy.document().isEmpty()) {
                require(policies.keySet(), "policy", policy.name());
            }
        }
        Optional<ThingResource> thing = provisioning.thing();
        if (thing.isPresent()) {
            if (thing.get().typeName().isPresent()) {
                require(thingTypes, "thing type", thing.get().typeName().get());
            }
            for (String group : thing.get().groups()) {
                require(thingGroups.keySet(), "thing group", group);
            }
            if (thing.get().billingGroup().isPresent()) {
                require(billingGroups, "billing group", thing.get().billingGroup().get());
            }
        }
    }

    public Inventory {
        policies = Map.copyOf(policies);
        thingTypes = Set.copyOf(thingTypes);
        thingGroups = Map.copyOf(thingGroups);
        billingGroups = Set.copyOf(billingGroups);
    }

    private static void require(Set<String> known, String what, String name) throws ProvisioningRefused {
        if (!known.contains(name)) {
            throw new ProvisioningRefused(404, "ResourceNotFoundException", "There is no " + what + " " + name + ".");
        }
    }
}
