package dev.claimport.claim.template;

import dev.claimport.failure.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What AWS IoT's registry takes as attributes of a thing (API reference, AttributePayload; quotas, "Thing"). */
public final class AttributeRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.,@/:#-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9_.,@/:#=\\[\\]-]{0,800}");
    private static final int WITHOUT_TYPE = 3;
    private static final int WITH_TYPE = 50;

    private AttributeRules() {}

    /**
     * What the registry would refuse of all the attributes of a thing.
     *
     * @param hasType whether the thing has a type
     * @return a {@link TemplateProblem}; empty when it takes them
     */
    public static Optional<Problem> refusal(Map<String, String> attributes, boolean hasType) {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (!NAME.matcher(attribute.getKey()).matches()) {
                return problem(TemplateProblem.ATTRIBUTE_NAME_WRONG, attribute.getKey());
            }
            if (!VALUE.matcher(attribute.getValue()).matches()) {
                return problem(TemplateProblem.ATTRIBUTE_VALUE_WRONG, attribute.getKey());
            }
        }
        int most = hasType ? WITH_TYPE : WITHOUT_TYPE;
        return attributes.size() <= most
                ? Optional.empty()
                : problem(hasType ? TemplateProblem.TOO_MANY_ATTRIBUTES : TemplateProblem.TOO_MANY_ATTRIBUTES_WITHOUT_TYPE, attributes.size(), most);
    }

    private static Optional<Problem> problem(TemplateProblem kind, Object... facts) {
        return Optional.of(kind.problem(facts));
    }
}
