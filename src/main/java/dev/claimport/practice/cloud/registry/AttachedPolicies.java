package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.template.PolicyResource;
import dev.claimport.practice.cloud.policy.Policy;
import dev.claimport.practice.cloud.policy.PolicyFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which policies count for a certificate: its own, and those of the groups of the thing that connects with it. Not thread-safe. */
final class AttachedPolicies {

    private final Inventory inventory;
    private final Map<String, List<Policy>> byCertificate = new HashMap<>();
    /** Most certificates have the same ones, each of which is kept once: a practice may see a whole production. */
    private final Map<List<Policy>, List<Policy>> kept = new HashMap<>();

    AttachedPolicies(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * The policies that a template names or brings.
     *
     * @throws ProvisioningRefused when a document is no policy
     */
    List<Policy> read(List<PolicyResource> resources) throws ProvisioningRefused {
        List<Policy> policies = new ArrayList<>();
        for (PolicyResource resource : resources) {
            try {
                policies.add(Policy.read(resource.name(), resource.document().orElseGet(() -> inventory.policies().get(resource.name()))));
            } catch (PolicyFault e) {
                throw new ProvisioningRefused(400, "InvalidTemplate", "The policy " + resource.name() + " is malformed. " + e.getMessage());
            }
        }
        return policies;
    }

    void attach(String certificateId, List<Policy> policies) {
        byCertificate.put(certificateId, kept.computeIfAbsent(List.copyOf(policies), same -> same));
    }

    /** @param connecting the thing that it connects as */
    List<Policy> of(String certificateId, Optional<Thing> connecting) {
        Stream<Policy> ofGroups = connecting.stream().flatMap(thing -> thing.groups().stream()).distinct()
                .flatMap(group -> inventory.thingGroups().get(group).stream()).distinct().map(this::named);
        return Stream.concat(byCertificate.getOrDefault(certificateId, List.of()).stream(), ofGroups).toList();
    }

    private Policy named(String name) {
        try {
            return Policy.read(name, inventory.policies().get(name));
        } catch (PolicyFault e) {
            throw new IllegalStateException("policy " + name + " of a thing group", e);
        }
    }
}
