package dev.claimport.claim.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The thing that a template makes (developer guide, "Thing resources").
 *
 * @param attributes in the template's order
 * @param groups names of thing groups that must exist
 * @param overrides what becomes of a thing of this name that is already there
 */
public record ThingResource(
        String name, Optional<String> typeName, Map<String, String> attributes, List<String> groups, Optional<String> billingGroup,
        Overrides overrides) {

    public ThingResource {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        groups = List.copyOf(groups);
    }

    /** The three parts of an existing thing for which a template can say what becomes of them. */
    public record Overrides(OverrideAction attributes, OverrideAction typeName, OverrideAction groups) {}
}
