package dev.claimport.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.IotEndpoint;
import dev.claimport.claim.template.AttributeRules;
import dev.claimport.claim.template.TemplateBody;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateException;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.Problem;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.TemplateFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotWait;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known before a device is asked: the endpoint and, where the role may read it, the template. A role that may only
 * make claims is enough: then the parameters go to the device unchecked.
 *
 * @param hooked whether a pre-provisioning hook may put other values in place of those that are known here
 * @param version of the template
 */
record Preparation(String templateName, Map<String, String> parameters, IotEndpoint endpoint, Optional<TemplateBody> body, boolean hooked,
        Optional<Integer> version) {

    /** The parameter that devices fill in with their serial number, by the convention of AWS's samples. */
    private static final String SERIAL_NUMBER = "SerialNumber";
    /** For what a template makes of a certificate's id; no rule depends on which it is. */
    private static final String ANY_CERTIFICATE = "0".repeat(64);

    static Preparation of(HandoverRequest request, IotService iot, Waits waits) {
        waits.on(Awaited.SERVICE, IotWait.ANSWER.limit());
        Optional<TemplateDescription> description = describe(request.templateName(), iot);
        Optional<TemplateBody> body = description.map(Preparation::usableBody);
        body.ifPresent(known -> refuseUnknown(request.templateName(), request.parameters(), known));
        if (request.until() == Until.CONFIRMED && body.filter(known -> !known.makesThing()).isPresent()) {
            throw new TemplateFailure(TemplateFailure.Kind.TEMPLATE_WITHOUT_THING, Map.of("template", request.templateName())).exception();
        }
        waits.on(Awaited.SERVICE, IotWait.ANSWER.limit());
        IotEndpoint endpoint = request.endpoint().orElseGet(iot::dataEndpoint);
        return new Preparation(request.templateName(), request.parameters(), endpoint, body,
                description.flatMap(TemplateDescription::hookArn).isPresent(), description.map(TemplateDescription::version));
    }

    /** The same with what is known of one device. @throws FailureException {@code parameter-unknown} */
    Preparation with(Map<String, String> ofDevice) {
        body.ifPresent(known -> refuseUnknown(templateName, ofDevice, known));
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.putAll(ofDevice);
        return new Preparation(templateName, all, endpoint, body, hooked, version);
    }

    /** What may make of this template something else than is told of it here: AWS IoT may understand more of it. */
    Optional<Failure> doubt() {
        return body.flatMap(known -> known.doubts().stream().findFirst()).map(first ->
                new TemplateFailure(TemplateFailure.Kind.TEMPLATE_NOT_UNDERSTOOD, Map.of("template", templateName, "problem", first)));
    }

    /**
     * Finds out before a claim is spent what would make it useless: what the template asks for against what device and technician supply,
     * what it makes of that, and whether the device can take a bundle now.
     *
     * @param rootCas that go along
     * @throws FailureException {@code parameter-missing}, {@code device-takes-no-parameters}, {@code parameters-refused}, {@code device-busy}, {@code device-too-small}
     */
    void check(DeviceIdentity device, List<X509Certificate> rootCas) {
        Set<String> missing = new TreeSet<>();
        body.ifPresent(known -> missing.addAll(known.required(Set.copyOf(device.parameters()))));
        missing.removeAll(parameters.keySet());
        if (!missing.isEmpty()) {
            throw new TemplateFailure(TemplateFailure.Kind.PARAMETER_MISSING,
                    Map.of("template", templateName, "parameters", String.join(", ", missing))).exception();
        }
        refuseLost(device);
        refuseWhatAwsRefuses(device);
        if (device.standing() == Standing.BUSY) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_BUSY, Map.of()).exception();
        }
        long least = Bundle.leastSize(endpoint, templateName, parameters, rootCas);
        if (least > device.maxBundle().orElse(Long.MAX_VALUE)) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_TOO_SMALL, Map.of("bytes", least, "max", device.maxBundle().getAsLong())).exception();
        }
    }

    /** What a technician gives and the device never gets, nobody would miss before the registry does. */
    private void refuseLost(DeviceIdentity device) {
        Set<String> lost = new TreeSet<>(parameters.keySet());
        device.parameters().forEach(lost::remove);
        if (!lost.isEmpty() && device.can(Capability.FIXED_PARAMETERS)) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_TAKES_NO_PARAMETERS, Map.of("parameters", String.join(", ", lost))).exception();
        }
    }

    /** Where all values are known, what AWS IoT will make of them is known as well; no hook is there to make illegal names of them. */
    private void refuseWhatAwsRefuses(DeviceIdentity device) {
        Map<String, String> known = known(device);
        if (body.isEmpty() || !known.keySet().containsAll(device.parameters())) {
            return;
        }
        try {
            body.get().evaluate(known, ANY_CERTIFICATE).thing()
                    .flatMap(thing -> AttributeRules.refusal(thing.attributes(), thing.typeName().isPresent()))
                    .ifPresent(problem -> {
                        throw parametersRefused(problem).exception();
                    });
        } catch (TemplateException e) {
            if (!body.get().doubts().isEmpty()) {
                // It may come of what was left out of account.
                return;
            }
            throw parametersRefused(e.problem()).exception(e);
        }
    }

    private TemplateFailure parametersRefused(Problem problem) {
        return new TemplateFailure(TemplateFailure.Kind.PARAMETERS_REFUSED, Map.of("template", templateName, "problem", problem));
    }

    /** What the thing will be called, if that depends only on what is known here. */
    Optional<String> expectedThing(DeviceIdentity device) {
        return body.flatMap(template -> template.thingName(known(device), Set.copyOf(device.parameters())));
    }

    /** The same, once the device's certificate is known, which may be part of the name. */
    Optional<String> expectedThing(DeviceIdentity device, String certificateId) {
        return body.flatMap(template -> template.thingName(known(device), Set.copyOf(device.parameters()), certificateId));
    }

    private Map<String, String> known(DeviceIdentity device) {
        Map<String, String> known = new LinkedHashMap<>(parameters);
        if (device.parameters().contains(SERIAL_NUMBER)) {
            known.put(SERIAL_NUMBER, device.serial());
        }
        return known;
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
                    Map.of("template", summary.name(), "problem", e.problem())).exception(e);
        }
    }

    private static void refuseUnknown(String templateName, Map<String, String> parameters, TemplateBody body) {
        Set<String> unknown = new TreeSet<>(parameters.keySet());
        unknown.removeAll(body.parameters().keySet());
        if (!unknown.isEmpty()) {
            throw new TemplateFailure(TemplateFailure.Kind.PARAMETER_UNKNOWN,
                    Map.of("template", templateName, "parameters", String.join(", ", unknown),
                            "known", String.join(", ", body.parameters().keySet()))).exception();
        }
    }
}
