package dev.claimport.claim.template;

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
     * @return the attribute and the rule; empty when it takes them
     */
    public static Optional<String> refusal(Map<String, String> attributes, boolean hasType) {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (!NAME.matcher(attribute.getKey()).matches()) {
                return Optional.of("an attribute cannot be called “" + attribute.getKey() + "”: 1 to 128 letters, digits and _ . , @ / : # -");
            }
            if (!VALUE.matcher(attribute.getValue()).matches()) {
                return Optional.of("the attribute " + attribute.getKey() + " has a value with other than letters, digits and _ . , @ / : # = [ ] -, "
                        + "or with more than 800");
            }
        }
        int most = hasType ? WITH_TYPE : WITHOUT_TYPE;
        return attributes.size() <= most
                ? Optional.empty()
                : Optional.of(attributes.size() + " attributes, of which a thing " + (hasType ? "" : "without a type ") + "has " + most + " at most");
    }
}
