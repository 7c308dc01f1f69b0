package dev.claimport.handover;

import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.iot.IotService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known before a device is asked: the endpoint and, where the role may read it, the template. A role that may only
 * make claims is enough: then the parameters go to the device unchecked.
 */
record Preparation(String templateName, Map<String, String> parameters, IotEndpoint endpoint, Optional<TemplateBody> body) {

    /** The parameter that devices fill in with their serial number, by the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";

    static Preparation of(HandoverRequest request, IotService iot) {
        Optional<TemplateBody> body = describe(request.templateName(), iot).map(Preparation::usableBody);
        body.ifPresent(known -> refuseUnknown(request, known));
        IotEndpoint endpoint = request.endpoint().orElseGet(iot::dataEndpoint);
        return new Preparation(request.templateName(), request.parameters(), endpoint, body);
    }

    /**
     * Holds what the template asks for against what device and technician supply.
     *
     * @throws FailureException {@code parameter-missing}
     */
    void check(DeviceIdentity device) {
        Set<String> missing = new TreeSet<>();
        body.ifPresent(known -> missing.addAll(known.required(Set.copyOf(device.parameters()))));
        missing.removeAll(parameters.keySet());
        if (!missing.isEmpty()) {
            throw new TemplateFailure(TemplateFailure.Kind.PARAMETER_MISSING,
                    Map.of("template", templateName, "parameters", String.join(", ", missing))).exception();
        }
    }

    /** What the thing will be called, if that depends only on what is known here. */
    Optional<String> expectedThing(DeviceIdentity device) {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        if (device.parameters().contains(SERIAL_NUMBER)) {
            known.put(SERIAL_NUMBER, device.serial());
        }
        return body.flatMap(template -> template.thingName(known, Set.copyOf(device.parameters())));
    }

    private static Optional<TemplateDescription> describe(String templateName, IotService iot) {
        try {
            return Optional.of(iot.describeTemplate(templateName));
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service && service.kind() == ServiceFailure.Kind.NOT_ALLOWED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static TemplateBody usableBody(TemplateDescription description) {
        TemplateSummary summary = description.summary();
        if (!summary.type().equals(TemplateSummary.FLEET_PROVISIONING)) {
            throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_WRONG_TYPE,
                    Map.of("template", summary.name(), "type", summary.type())).exception();
        }
        if (!summary.enabled()) {
            throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_DISABLED, Map.of("template", summary.name())).exception();
        }
        try {
            return TemplateBody.parse(description.body());
        } catch (TemplateException e) {
            throw new TemplateFailure(TemplateFailure.Kind.TEMPLATE_UNREADABLE,
                    Map.of("template", summary.name(), "reason", e.getMessage())).exception(e);
        }
    }

    private static void refuseUnknown(HandoverRequest request, TemplateBody body) {
        Set<String> unknown = new TreeSet<>(request.parameters().keySet());
        unknown.removeAll(body.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw new TemplateFailure(TemplateFailure.Kind.PARAMETER_UNKNOWN,
                    Map.of("template", request.templateName(), "parameters", String.join(", ", unknown),
                            "known", String.join(", ", body.parameters().keySet()))).exception();
        }
    }
}
