package dev.claimport.practice.cloud.registry;

import java.util.Map;
import java.util.regex.Pattern;

/** What AWS IoT's registry takes as attributes of a thing (API reference, AttributePayload; quotas, "Thing"). */
final class AttributeRules {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.,@/:#-]{1,128}");
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9_.,@/:#=\\[\\]-]{0,800}");
    private static final int WITHOUT_TYPE = 3;
    private static final int WITH_TYPE = 50;

    private AttributeRules() {}

    /** @throws ProvisioningRefused 400 with the attribute and the rule */
    static void check(Thing thing) throws ProvisioningRefused {
        for (Map.Entry<String, String> attribute : thing.attributes().entrySet()) {
            if (!NAME.matcher(attribute.getKey()).matches()) {
                throw refused("An attribute cannot be called " + attribute.getKey() + ": 1 to 128 letters, digits and _ . , @ / : # -");
            }
            if (!VALUE.matcher(attribute.getValue()).matches()) {
                throw refused("The attribute " + attribute.getKey() + " has a value with other than letters, digits and _ . , @ / : # = [ ] -, "
                        + "or with more than 800.");
            }
        }
        int most = thing.typeName().isPresent() ? WITH_TYPE : WITHOUT_TYPE;
        if (thing.attributes().size() > most) {
            throw refused("The thing " + thing.name() + " would have " + thing.attributes().size() + " attributes; "
                    + (thing.typeName().isPresent() ? "a thing has " : "a thing without a type has ") + most + " at most.");
        }
    }

    private static ProvisioningRefused refused(String message) {
        return new ProvisioningRefused(400, "InvalidParameters", message);
    }
}
