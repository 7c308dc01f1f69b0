package dev.claimport.claim.template;

import dev.claimport.failure.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One entry of {@code Resources} taken apart. Every property is read, so that a fault in one that is not used here
 * ({@code PackageVersions}, say) is found too.
 */
final class ResourceReader {

    private static final Set<String> MEMBERS = Set.of("Type", "Properties", "OverrideSettings");

    private final ExpressionReader expressions;
    private final String type;
    private final Located all;
    private final Map<String, Expression> properties = new LinkedHashMap<>();
    private final Optional<Located> overrideSettings;

    /** @param doubts told of members that are not known here */
    ResourceReader(Located resource, ExpressionReader expressions, Consumer<Problem> doubts) throws TemplateException {
        Map<String, Located> members = resource.fields(MEMBERS, doubts);
        for (String needed : new String[] {"Type", "Properties"}) {
            if (!members.containsKey(needed)) {
                throw resource.fault(TemplateProblem.MEMBER_MISSING, needed);
            }
        }
        this.expressions = expressions;
        type = members.get("Type").text();
        all = members.get("Properties");
        for (Map.Entry<String, Located> property : all.fields().entrySet()) {
            if (property.getValue().json().isNull()) {
                throw property.getValue().fault(TemplateProblem.NULL);
            }
            properties.put(property.getKey(), expressions.read(property.getValue()));
        }
        overrideSettings = Optional.ofNullable(members.get("OverrideSettings"));
    }

    /** {@code AWS::IoT::Thing}, say. */
    String type() {
        return type;
    }

    Optional<Expression> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** @param spellings the keys that this type has, each with the name under which it is kept */
    OverridePlan overrides(Map<String, String> spellings, Set<String> mergeable) throws TemplateException {
        Map<String, Expression> settings = new LinkedHashMap<>();
        if (overrideSettings.isPresent()) {
            if (spellings.isEmpty()) {
                throw overrideSettings.get().fault(TemplateProblem.OVERRIDES_UNKNOWN, type);
            }
            for (Map.Entry<String, Located> setting : overrideSettings.get().fields(spellings.keySet()).entrySet()) {
                if (settings.put(spellings.get(setting.getKey()), expressions.read(setting.getValue())) != null) {
                    throw setting.getValue().fault(TemplateProblem.OVERRIDE_TWICE);
                }
            }
        }
        return new OverridePlan(settings, mergeable);
    }

    /** Something wrong with the properties as a whole. */
    TemplateException fault(TemplateProblem kind, Object... facts) {
        return all.fault(kind, facts);
    }
}
