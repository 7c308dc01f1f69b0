package dev.claimport.claim.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A resource of type {@code AWS::IoT::Thing} as written (developer guide, "Thing resources"). */
record ThingPlan(
        Expression name, Optional<Expression> typeName, Optional<Expression> attributes, Optional<Expression> groups,
        Optional<Expression> billingGroup, OverridePlan overrides) {

    static final String TYPE = "AWS::IoT::Thing";

    /** Names of things, types, groups and billing groups alike (API reference, CreateThing). */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    private static final String ATTRIBUTES = "AttributePayload";
    private static final String TYPE_NAME = "ThingTypeName";
    private static final String GROUPS = "ThingGroups";
    /** The guide's list spells them in capitals, its samples do not: both are taken. */
    private static final Map<String, String> OVERRIDES = Map.of(ATTRIBUTES, ATTRIBUTES, "ATTRIBUTE_PAYLOAD", ATTRIBUTES,
            TYPE_NAME, TYPE_NAME, "THING_TYPE_NAME", TYPE_NAME, GROUPS, GROUPS, "THING_GROUPS", GROUPS);

    static ThingPlan of(ResourceReader resource) throws TemplateException {
        Expression name = resource.property("ThingName").orElseThrow(() -> resource.fault(TemplateProblem.MEMBER_MISSING, "ThingName"));
        return new ThingPlan(name, resource.property(TYPE_NAME), resource.property(ATTRIBUTES), resource.property(GROUPS),
                resource.property("BillingGroup"), resource.overrides(OVERRIDES, Set.of(ATTRIBUTES, GROUPS)));
    }

    ThingResource evaluate(Evaluation evaluation) throws TemplateException {
        var overrides = new ThingResource.Overrides(overrides().action(ATTRIBUTES, evaluation), overrides().action(TYPE_NAME, evaluation),
                overrides().action(GROUPS, evaluation));
        return new ThingResource(thingName(evaluation), name(typeName, evaluation),
                attributes.isPresent() ? evaluation.table(attributes.get()) : Map.of(), groupNames(evaluation),
                name(billingGroup, evaluation), overrides);
    }

    String thingName(Evaluation evaluation) throws TemplateException {
        return checked(evaluation.text(name), name.place());
    }

    private List<String> groupNames(Evaluation evaluation) throws TemplateException {
        if (groups.isEmpty()) {
            return List.of();
        }
        List<String> names = evaluation.texts(groups.get());
        for (String group : names) {
            checked(group, groups.get().place());
        }
        return names;
    }

    private static Optional<String> name(Optional<Expression> expression, Evaluation evaluation) throws TemplateException {
        return expression.isEmpty()
                ? Optional.empty()
                : Optional.of(checked(evaluation.text(expression.get()), expression.get().place()));
    }

    private static String checked(String name, String place) throws TemplateException {
        if (!NAME.matcher(name).matches()) {
            throw TemplateException.at(place, TemplateProblem.NAME_WRONG, name);
        }
        return name;
    }
}
