package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.failure.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The body of a fleet-provisioning template: what it asks for, and what it makes of it. Unchangeable. Source: AWS IoT developer
 * guide, "Provisioning templates".
 */
public final class TemplateBody {

    /** The longest body in characters (API reference, CreateProvisioningTemplate). */
    public static final int LONGEST = 10_240;

    private final Map<String, TemplateParameter> parameters;
    private final Map<String, String> pseudoDefaults;
    private final JsonNode mappings;
    private final Optional<ThingPlan> thing;
    private final Optional<CertificatePlan> certificate;
    private final List<PolicyPlan> policies;
    private final Map<String, Expression> deviceConfiguration;
    private final List<Problem> doubts;

    TemplateBody(Map<String, TemplateParameter> parameters, Map<String, String> pseudoDefaults, JsonNode mappings, Optional<ThingPlan> thing,
            Optional<CertificatePlan> certificate, List<PolicyPlan> policies, Map<String, Expression> deviceConfiguration, List<Problem> doubts) {
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.pseudoDefaults = Map.copyOf(pseudoDefaults);
        this.mappings = mappings;
        this.thing = thing;
        this.certificate = certificate;
        this.policies = List.copyOf(policies);
        this.deviceConfiguration = Collections.unmodifiableMap(new LinkedHashMap<>(deviceConfiguration));
        this.doubts = List.copyOf(doubts);
    }

    /**
     * Reads a template and checks all that can be checked before parameters are known.
     *
     * @throws TemplateException naming the place and the reason
     */
    public static TemplateBody parse(String json) throws TemplateException {
        if (json.length() > LONGEST) {
            throw TemplateException.at("", TemplateProblem.TOO_LONG, json.length(), LONGEST);
        }
        return new BodyReader().read(TemplateJson.parse(json, ""));
    }

    /** What is in it that Claimport does not understand, and AWS IoT may: it was left out of account. Each of a {@link TemplateProblem}. */
    public List<Problem> doubts() {
        return doubts;
    }

    /** Whether a device becomes a thing by it. */
    public boolean makesThing() {
        return thing.isPresent();
    }

    /**
     * What has to be supplied, in the order of declaration. What AWS IoT supplies itself ({@code AWS::IoT::Certificate::Id})
     * is not among it, declared or not.
     */
    public Map<String, TemplateParameter> parameters() {
        return parameters;
    }

    /**
     * What has no default and is not supplied by the device either, in the order of declaration: the technician has to give it.
     *
     * @param filledInByDevice parameters that the device supplies itself
     */
    public Set<String> required(Set<String> filledInByDevice) {
        Set<String> required = new LinkedHashSet<>();
        for (TemplateParameter parameter : parameters.values()) {
            if (parameter.defaultValue().isEmpty() && !filledInByDevice.contains(parameter.name())) {
                required.add(parameter.name());
            }
        }
        return required;
    }

    /**
     * What RegisterThing does for a device with these parameters. Parameters that the template does not declare are left out
     * of account.
     *
     * @param given by the device or the technician, or put in their place by a hook
     * @param certificateId of the device's own certificate, 64 hex digits
     * @throws TemplateException naming the place and the reason; all missing parameters at once
     */
    public Provisioning evaluate(Map<String, String> given, String certificateId) throws TemplateException {
        List<String> missing = new ArrayList<>(required(given.keySet()));
        if (!missing.isEmpty()) {
            throw TemplateException.at("Parameters", TemplateProblem.PARAMETERS_MISSING, missing);
        }
        Map<String, String> values = values(given);
        values.put(CertificatePlan.ID, certificateId);
        Evaluation evaluation = new Evaluation(values, mappings);

        List<PolicyResource> madePolicies = new ArrayList<>();
        for (PolicyPlan policy : policies) {
            madePolicies.add(policy.evaluate(evaluation));
        }
        Map<String, String> configuration = new LinkedHashMap<>();
        for (Map.Entry<String, Expression> entry : deviceConfiguration.entrySet()) {
            configuration.put(entry.getKey(), switch (entry.getValue()) {
                case Expression.Fields _, Expression.Items _, Expression.Split _ -> evaluation.value(entry.getValue()).toString();
                default -> evaluation.text(entry.getValue());
            });
        }
        return new Provisioning(
                thing.isPresent() ? Optional.of(thing.get().evaluate(evaluation)) : Optional.empty(),
                certificate.isPresent() ? Optional.of(certificate.get().evaluate(evaluation)) : Optional.empty(),
                madePolicies, configuration);
    }

    /** As {@link #thingName(Map, Set)}, where nothing but {@code known} is supplied. */
    public Optional<String> thingName(Map<String, String> known) {
        return thingName(known, Set.of());
    }

    /**
     * What the thing of a device will be called. Empty where that cannot be told: the template makes no thing, the name depends
     * on the certificate or on a parameter that is not known, or it comes out as no name that AWS takes
     * ({@link #evaluate} says why). A pre-provisioning hook may put other values in place of the known ones.
     *
     * @param known parameters whose values are known
     * @param undetermined parameters that will be supplied with a value that is not known yet, so that defaults do not count
     */
    public Optional<String> thingName(Map<String, String> known, Set<String> undetermined) {
        return thingName(known, undetermined, Optional.empty());
    }

    /** As {@link #thingName(Map, Set)}, once the device's own certificate is known. @param certificateId 64 hex digits */
    public Optional<String> thingName(Map<String, String> known, Set<String> undetermined, String certificateId) {
        return thingName(known, undetermined, Optional.of(certificateId));
    }

    private Optional<String> thingName(Map<String, String> known, Set<String> undetermined, Optional<String> certificateId) {
        if (thing.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = values(known);
        certificateId.ifPresentOrElse(id -> values.put(CertificatePlan.ID, id), () -> values.remove(CertificatePlan.ID));
        undetermined.stream().filter(name -> !known.containsKey(name)).forEach(values::remove);
        try {
            return Optional.of(thing.get().thingName(new Evaluation(values, mappings)));
        } catch (TemplateException _) {
            // Whoever asks wants a name to show; the reason comes with evaluate(), once everything is known.
            return Optional.empty();
        }
    }

    /** The declared parameters with what is given, else with their defaults. */
    private Map<String, String> values(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>(pseudoDefaults);
        for (TemplateParameter parameter : parameters.values()) {
            if (given.containsKey(parameter.name())) {
                values.put(parameter.name(), given.get(parameter.name()));
            } else {
                parameter.defaultValue().ifPresent(value -> values.put(parameter.name(), value));
            }
        }
        return values;
    }
}
