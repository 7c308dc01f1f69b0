package dev.claimport.account.check;

import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Items;
import dev.claimport.account.json.Value.Member;
import dev.claimport.account.json.Value.Members;
import dev.claimport.claim.template.AttributeRules;
import dev.claimport.failure.Place.Position;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The thing that the template makes: its name, its attributes, and what becomes of one that is already there. */
final class ThingRules {

    private static final String NAME = "ThingName";
    private static final String ATTRIBUTES = "AttributePayload";
    private static final String POLICY_NAME = "PolicyName";
    private static final String TYPE = "ThingTypeName";
    private static final String GROUPS = "ThingGroups";
    private static final String BILLING_GROUP = "BillingGroup";
    private static final int MOST_WITHOUT_TYPE = 3;
    private static final int MOST = 50;
    private static final Map<String, Set<String>> OVERRIDES = Map.of(
            Resource.THING, Set.of(ATTRIBUTES, TYPE, GROUPS, "ATTRIBUTE_PAYLOAD", "THING_TYPE_NAME", "THING_GROUPS"),
            Resource.CERTIFICATE, Set.of("Status"));
    private static final Set<String> MERGEABLE = Set.of(ATTRIBUTES, GROUPS, "ATTRIBUTE_PAYLOAD", "THING_GROUPS");

    private ThingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.surprises("no-thing", Source.TEMPLATES, ThingRules::missing),
                Rule.breaks("thing-name-missing", Source.TEMPLATES, ThingRules::nameMissing),
                Rule.surprises("thing-name-fixed", Source.TEMPLATES, ThingRules::nameFixed),
                Rule.surprises("thing-name-shared", Source.TEMPLATES, ThingRules::nameShared),
                Rule.surprises("thing-name-default", Source.TEMPLATES, ThingRules::nameDefault),
                Rule.breaks("thing-name-illegal", Source.THINGS, ThingRules::nameIllegal),
                Rule.advice("thing-name-unbounded", Source.THINGS, ThingRules::nameUnbounded),
                Rule.breaks("name-refused", Source.THINGS, ThingRules::namesRefused),
                Rule.breaks("attribute-refused", Source.ATTRIBUTES, ThingRules::attributesRefused),
                Rule.advice("attribute-unbounded", Source.ATTRIBUTES, ThingRules::attributesUnbounded),
                Rule.breaks("attributes-too-many", Source.THING_VARIABLES, ThingRules::tooManyAttributes),
                Rule.surprises("override-fails", Source.TEMPLATES, ThingRules::overrideFails),
                Rule.surprises("override-replaces", Source.TEMPLATES, ThingRules::overrideReplaces),
                Rule.breaks("override-unknown", Source.TEMPLATES, ThingRules::overrideUnknown),
                Rule.advice("must-exist", Source.MANAGED_POLICIES, ThingRules::mustExist));
    }

    private static Stream<Resource> things(Subject subject) {
        return subject.body().resources(Resource.THING).stream();
    }

    private static void missing(Subject subject, Rule.Found found) {
        if (subject.body().thing().isEmpty()) {
            found.at(subject.body().root().place(), Map.of());
        }
    }

    private static void nameMissing(Subject subject, Rule.Found found) {
        things(subject).filter(thing -> thing.property(NAME).isEmpty()).forEach(thing -> found.at(thing.place(), Map.of()));
    }

    private interface Named {
        void at(Position place, Shape name);
    }

    private static void name(Subject subject, Named named) {
        things(subject).flatMap(thing -> thing.property(NAME).stream()).forEach(value -> named.at(value.place(), Shape.of(value)));
    }

    private static void nameFixed(Subject subject, Rule.Found found) {
        name(subject, (place, name) -> {
            if (name.isLiteral()) {
                found.at(place, Map.of("name", name.literals()));
            }
        });
    }

    /** What only chooses among a few values is no name of its own. */
    private static void nameShared(Subject subject, Rule.Found found) {
        name(subject, (place, name) -> {
            if (!name.isLiteral() && name.holes().equals(Set.of("Fn::FindInMap"))) {
                found.at(place, Map.of("name", name.shown()));
            }
        });
    }

    private static void nameDefault(Subject subject, Rule.Found found) {
        name(subject, (place, name) -> {
            List<Member> parameters = name.holes().stream().map(subject.body().parameters()::get).filter(parameter -> parameter != null).toList();
            boolean own = name.holes().contains(ParameterRules.CERTIFICATE_ID);
            if (!own && !parameters.isEmpty() && parameters.size() == name.holes().size()
                    && parameters.stream().allMatch(parameter -> Body.defaultOf(parameter).isPresent())) {
                found.at(place, Map.of("parameters", String.join(", ", new TreeSet<>(name.holes()))));
            }
        });
    }

    private static boolean isName(String literals) {
        return literals.matches("[a-zA-Z0-9:_-]{0,128}");
    }

    private static void nameIllegal(Subject subject, Rule.Found found) {
        name(subject, (place, name) -> {
            if (!isName(name.literals()) || name.isLiteral() && name.literals().isEmpty()) {
                found.at(place, Map.of("name", name.shown()));
            }
        });
    }

    private static void nameUnbounded(Subject subject, Rule.Found found) {
        name(subject, (place, name) -> {
            Set<String> parameters = new TreeSet<>(name.holes());
            parameters.retainAll(subject.body().parameters().keySet());
            parameters.removeIf(parameter -> parameter.startsWith(ParameterRules.AWS_PREFIX));
            if (!parameters.isEmpty()) {
                found.at(place, Map.of("parameters", String.join(", ", parameters), "left", Math.max(0, 128 - name.literals().length())));
            }
        });
    }

    /** A name of something that must be there already. @param kind as its property is called */
    private record Existing(Position place, String kind, Shape name) {}

    private static Stream<Existing> existing(Subject subject) {
        return things(subject).flatMap(thing -> Stream.of(TYPE, BILLING_GROUP, GROUPS).flatMap(kind -> thing.property(kind).stream()
                .flatMap(value -> value.oneOrMore().stream()).map(value -> new Existing(value.place(), kind, Shape.of(value)))));
    }

    private static void namesRefused(Subject subject, Rule.Found found) {
        existing(subject).filter(one -> !isName(one.name.literals()) || one.name.isLiteral() && one.name.literals().isEmpty())
                .forEach(one -> found.at(one.place, Map.of("property", one.kind, "name", one.name.shown())));
    }

    private static void mustExist(Subject subject, Rule.Found found) {
        Stream<Existing> policies = subject.body().resources(Resource.POLICY).stream().flatMap(policy -> policy.property(POLICY_NAME).stream())
                .map(value -> new Existing(value.place(), POLICY_NAME, Shape.of(value)));
        Stream.concat(existing(subject), policies).filter(one -> !isLookedAt(subject.around(), one))
                .forEach(one -> found.at(one.place, Map.of("property", one.kind, "name", one.name.shown())));
    }

    /** Then it is there, or another rule says that it is missing. */
    private static boolean isLookedAt(Surroundings around, Existing one) {
        Map<String, ? extends Known<?>> known = switch (one.kind) {
            case TYPE -> around.types();
            case BILLING_GROUP -> around.billingGroups();
            case POLICY_NAME -> around.policies();
            default -> around.groups();
        };
        Known<?> look = known.get(one.name.literals());
        return one.name.isLiteral() && look != null && look.value().isPresent();
    }

    private static List<Member> attributes(Resource thing) {
        return thing.property(ATTRIBUTES).map(Value::fields).orElse(List.of());
    }

    private static void attributesRefused(Subject subject, Rule.Found found) {
        things(subject).flatMap(thing -> attributes(thing).stream()).forEach(attribute -> {
            Shape value = Shape.of(attribute.value());
            boolean isText = attribute.value().asText().isPresent() || attribute.value() instanceof Members object && object.members().size() == 1
                    && Call.isOne(object.members().getFirst().name());
            if (!isText || AttributeRules.refusal(Map.of(attribute.name(), value.literals()), true).isPresent()) {
                found.at(attribute.place(), Map.of("attribute", attribute.name(), "value", value.shown()));
            }
        });
    }

    private static void attributesUnbounded(Subject subject, Rule.Found found) {
        things(subject).flatMap(thing -> attributes(thing).stream()).forEach(attribute -> {
            Set<String> parameters = new TreeSet<>(Shape.of(attribute.value()).holes());
            parameters.retainAll(subject.body().parameters().keySet());
            parameters.removeIf(parameter -> parameter.startsWith(ParameterRules.AWS_PREFIX));
            if (!parameters.isEmpty()) {
                found.at(attribute.place(), Map.of("attribute", attribute.name(), "parameters", String.join(", ", parameters)));
            }
        });
    }

    private static void tooManyAttributes(Subject subject, Rule.Found found) {
        things(subject).forEach(thing -> {
            int most = thing.property(TYPE).isPresent() ? MOST : MOST_WITHOUT_TYPE;
            int count = attributes(thing).size();
            if (count > most) {
                found.at(attributes(thing).get(most).place(), Map.of("attributes", count, "most", most));
            }
        });
    }

    private static Stream<Member> overrides(Subject subject, String action) {
        return things(subject).flatMap(thing -> thing.overrides().stream()).filter(setting -> Shape.of(setting.value()).literals().equals(action));
    }

    private static void overrideFails(Subject subject, Rule.Found found) {
        overrides(subject, "FAIL").forEach(setting -> found.at(setting.place(), Map.of("setting", setting.name())));
    }

    private static void overrideReplaces(Subject subject, Rule.Found found) {
        overrides(subject, "REPLACE").forEach(setting -> found.at(setting.place(), Map.of("setting", setting.name())));
    }

    private static void overrideUnknown(Subject subject, Rule.Found found) {
        for (Resource resource : subject.body().resources()) {
            Set<String> keys = OVERRIDES.getOrDefault(resource.type(), Set.of());
            for (Member setting : resource.overrides()) {
                Shape action = Shape.of(setting.value());
                boolean known = action.literals().equals("MERGE") ? MERGEABLE.contains(setting.name())
                        : Set.of("DO_NOTHING", "REPLACE", "FAIL").contains(action.literals());
                if (!keys.contains(setting.name()) || action.isLiteral() && !known || setting.value() instanceof Items) {
                    found.at(setting.place(), Map.of("setting", setting.name(), "action", action.shown()));
                }
            }
        }
    }
}
