package dev.claimport.claim.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claimport.failure.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the sections of a template, and finds what is wrong with them (developer guide, "Provisioning templates"). */
final class BodyReader {

    private static final Set<String> SECTIONS = Set.of("Parameters", "Mappings", "Resources", "DeviceConfiguration");
    private static final List<String> TYPES = List.of(ThingPlan.TYPE, CertificatePlan.TYPE, PolicyPlan.TYPE);

    private final Map<String, TemplateParameter> parameters = new LinkedHashMap<>();
    /** What the template gives pseudo-parameters in case the service has no value for them. */
    private final Map<String, String> pseudoDefaults = new LinkedHashMap<>();
    private final List<PolicyPlan> policies = new ArrayList<>();
    private JsonNode mappings = JsonNodeFactory.instance.objectNode();
    private Optional<ThingPlan> thing = Optional.empty();
    private Optional<CertificatePlan> certificate = Optional.empty();
    private final Map<String, Expression> deviceConfiguration = new LinkedHashMap<>();
    private final List<Problem> doubts = new ArrayList<>();

    TemplateBody read(JsonNode json) throws TemplateException {
        Located body = new Located(json, "");
        Map<String, Located> sections = body.fields(SECTIONS, doubts::add);
        if (!sections.containsKey("Resources")) {
            throw body.fault(TemplateProblem.MEMBER_MISSING, "Resources");
        }
        Set<String> declared = sections.containsKey("Parameters") ? readParameters(sections.get("Parameters")) : Set.of();
        if (sections.containsKey("Mappings")) {
            readMappings(sections.get("Mappings"));
        }
        ExpressionReader expressions = new ExpressionReader(declared, doubts::add);
        for (Located resource : sections.get("Resources").fields().values()) {
            readResource(resource, new ResourceReader(resource, expressions, doubts::add));
        }
        if (sections.containsKey("DeviceConfiguration")) {
            readDeviceConfiguration(sections.get("DeviceConfiguration"), expressions);
        }
        return new TemplateBody(parameters, pseudoDefaults, mappings, thing, certificate, policies, deviceConfiguration, doubts);
    }

    private Set<String> readParameters(Located section) throws TemplateException {
        Map<String, Located> declarations = section.fields();
        for (Map.Entry<String, Located> declaration : declarations.entrySet()) {
            Map<String, Located> members = declaration.getValue().fields();
            if (!members.containsKey("Type")) {
                throw declaration.getValue().fault(TemplateProblem.MEMBER_MISSING, "Type");
            }
            if (!members.get("Type").text().equals("String")) {
                throw members.get("Type").fault(TemplateProblem.VALUE_UNKNOWN, members.get("Type").text(), "String");
            }
            String name = declaration.getKey();
            Optional<String> value = members.containsKey("Default") ? Optional.of(members.get("Default").text()) : Optional.empty();
            if (name.startsWith(ExpressionReader.PSEUDO_PREFIX)) {
                value.ifPresent(text -> pseudoDefaults.put(name, text));
            } else {
                parameters.put(name, new TemplateParameter(name, value));
            }
        }
        return declarations.keySet();
    }

    private void readMappings(Located section) throws TemplateException {
        for (Located map : section.fields().values()) {
            for (Located first : map.fields().values()) {
                for (Map.Entry<String, Located> second : first.fields().entrySet()) {
                    if (ExpressionReader.isFunction(second.getKey())) {
                        throw first.fault(TemplateProblem.FUNCTION_IN_MAPPING, second.getKey());
                    }
                    readMapped(second.getValue());
                }
            }
        }
        mappings = section.json();
    }

    private static void readMapped(Located value) throws TemplateException {
        Function<Located, Optional<String>> call = at -> at.onlyKey().filter(ExpressionReader::isFunction);
        if (call.apply(value).isPresent()) {
            throw value.fault(TemplateProblem.FUNCTION_IN_MAPPING, call.apply(value).get());
        }
        if (value.json().isArray()) {
            for (Located item : value.items()) {
                item.text();
            }
        } else {
            value.text();
        }
    }

    private void readResource(Located at, ResourceReader resource) throws TemplateException {
        switch (resource.type()) {
            case ThingPlan.TYPE -> {
                if (thing.isPresent()) {
                    throw at.fault(TemplateProblem.SECOND_THING);
                }
                thing = Optional.of(ThingPlan.of(resource));
            }
            case CertificatePlan.TYPE -> {
                if (certificate.isPresent()) {
                    throw at.fault(TemplateProblem.SECOND_CERTIFICATE);
                }
                certificate = Optional.of(CertificatePlan.of(resource));
            }
            case PolicyPlan.TYPE -> policies.add(PolicyPlan.of(resource));
            default -> throw at.fault(TemplateProblem.VALUE_UNKNOWN, resource.type(), TYPES);
        }
    }

    /** The guide has strings alone; what AWS IoT makes of the rest it does not say. */
    private void readDeviceConfiguration(Located section, ExpressionReader expressions) throws TemplateException {
        for (Map.Entry<String, Located> entry : section.fields().entrySet()) {
            Expression value = expressions.read(entry.getValue());
            if (value instanceof Expression.Fields || value instanceof Expression.Items || value instanceof Expression.Split) {
                doubts.add(entry.getValue().fault(TemplateProblem.CONFIGURATION_NOT_A_STRING).problem());
            }
            deviceConfiguration.put(entry.getKey(), value);
        }
    }
}
