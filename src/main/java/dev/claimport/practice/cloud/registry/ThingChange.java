package dev.claimport.practice.cloud.registry;

import dev.claimport.claim.template.OverrideAction;
import dev.claimport.claim.template.ThingResource;
import dev.claimport.claim.template.ThingResource.Overrides;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** What becomes of a thing that a template asks for (developer guide, "Override settings"). */
final class ThingChange {

    private ThingChange() {}

    /** @throws ProvisioningRefused 409 ResourceConflictsException when the thing is there and the template does not want that */
    static Thing apply(PracticeAccount account, Optional<Thing> existing, ThingResource wanted) throws ProvisioningRefused {
        if (existing.isEmpty()) {
            return new Thing(wanted.name(), UUID.randomUUID().toString(), account.thingArn(wanted.name()), wanted.typeName(),
                    wanted.attributes(), wanted.groups(), wanted.billingGroup(), 1);
        }
        Thing old = existing.get();
        Overrides overrides = wanted.overrides();
        Set<OverrideAction> actions = Set.copyOf(List.of(overrides.attributes(), overrides.typeName(), overrides.groups()));
        if (actions.contains(OverrideAction.FAIL)) {
            throw new ProvisioningRefused(409, "ResourceConflictsException", "The thing " + old.name() + " already exists.");
        }
        boolean touched = !actions.equals(Set.of(OverrideAction.DO_NOTHING));
        return new Thing(old.name(), old.id(), old.arn(),
                overrides.typeName() == OverrideAction.DO_NOTHING ? old.typeName() : wanted.typeName(),
                attributes(old.attributes(), wanted.attributes(), overrides.attributes()),
                groups(old.groups(), wanted.groups(), overrides.groups()),
                old.billingGroup(), touched ? old.version() + 1 : old.version());
    }

    private static Map<String, String> attributes(Map<String, String> old, Map<String, String> wanted, OverrideAction action) {
        return switch (action) {
            case DO_NOTHING, FAIL -> old;
            case REPLACE -> wanted;
            case MERGE -> {
                Map<String, String> both = new LinkedHashMap<>(old);
                both.putAll(wanted);
                yield both;
            }
        };
    }

    private static List<String> groups(List<String> old, List<String> wanted, OverrideAction action) {
        return switch (action) {
            case DO_NOTHING, FAIL -> old;
            case REPLACE -> wanted;
            case MERGE -> List.copyOf(new LinkedHashSet<>(Stream.concat(old.stream(), wanted.stream()).toList()));
        };
    }
}
