package dev.claimport.claim.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template makes of one device's parameters: the content of a RegisterThing request, ready to be carried out.
 *
 * @param thing absent where the template makes none; the reply then has no {@code thingName}
 * @param certificate absent where the template says nothing of it
 * @param deviceConfiguration for the device, flat, in the template's order
 */
public record Provisioning(
        Optional<ThingResource> thing, Optional<CertificateResource> certificate, List<PolicyResource> policies,
        Map<String, String> deviceConfiguration) {

    public Provisioning {
        policies = List.copyOf(policies);
        deviceConfiguration = Collections.unmodifiableMap(new LinkedHashMap<>(deviceConfiguration));
    }
}
