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
 */
public record Named(Set<String> policies, Set<String> groups, Set<String> types, Set<String> billingGroups) {

    /** Nothing for what is no JSON. */
    public static Named in(String json) {
        Named named = new Named(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        try {
            Body body = new Body(PlacedJson.read(json));
            body.resources(Resource.POLICY).forEach(policy -> policy.property("PolicyName").ifPresent(value -> add(named.policies, value)));
            body.resources(Resource.THING).forEach(thing -> {
                thing.property("ThingGroups").ifPresent(value -> add(named.groups, value));
                thing.property("ThingTypeName").ifPresent(value -> add(named.types, value));
                thing.property("BillingGroup").ifPresent(value -> add(named.billingGroups, value));
            });
        } catch (JsonFault _) {
            // The check says so, with its place.
        }
        return named;
    }

    private static void add(Set<String> names, Value value) {
        value.oneOrMore().stream().map(Shape::of).filter(Shape::isLiteral).map(Shape::literals).filter(name -> !name.isEmpty()).forEach(names::add);
    }
}
