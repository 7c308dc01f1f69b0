package dev.claimport.practice.cloud.registry;

import java.util.Map;
import java.util.Optional;

/** A thing in the practice registry (DescribeThing). */
public record Thing(
        String name, String id, String arn, Optional<String> typeName, Map<String, String> attributes, java.util.List<String> groups,
        Optional<String> billingGroup, long version) {

    public Thing {
        attributes = Map.copyOf(attributes);
        groups = java.util.List.copyOf(groups);
    }
}
