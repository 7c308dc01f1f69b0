package dev.claimport.account.check;

import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a body names that has to be there already, where it names it outright rather than by a parameter.
 *
 * @param policies of AWS IoT
 * @param computed of which kinds something is named by parameters: {@code policy}, {@code thing-group}, {@code thing-type}, {@code billing-group}
 */
public record Named(Set<String> policies, Set<String> groups, Set<String> types, Set<String> billingGroups, Set<String> computed) {

    /** Nothing, to which may be added. */
    public static Named none() {
        return new Named(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /** Nothing for what is no JSON. */
    public static Named in(String json) {
        Named named = none();
        try {
            Body body = new Body(PlacedJson.read(json));
            body.resources(Resource.POLICY).forEach(policy -> policy.property("PolicyName").ifPresent(value -> named.add("policy", named.policies, value)));
            body.resources(Resource.THING).forEach(thing -> {
                thing.property("ThingGroups").ifPresent(value -> named.add("thing-group", named.groups, value));
                thing.property("ThingTypeName").ifPresent(value -> named.add("thing-type", named.types, value));
                thing.property("BillingGroup").ifPresent(value -> named.add("billing-group", named.billingGroups, value));
            });
        } catch (JsonFault _) {
            // The check says so, with its place.
        }
        return named;
    }

    private void add(String kind, Set<String> names, Value value) {
        for (Shape name : value.oneOrMore().stream().map(Shape::of).toList()) {
            if (!name.isLiteral()) {
                computed.add(kind);
            } else if (!name.literals().isEmpty()) {
                names.add(name.literals());
            }
        }
    }
}
