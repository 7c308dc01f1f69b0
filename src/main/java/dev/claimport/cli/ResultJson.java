package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;

/** A hand-over's result as one JSON object. What is not known is null; {@code failure} is there only on failure. */
final class ResultJson {

    private final FailureReport texts = FailureReport.ofResults();

    ObjectNode of(HandoverResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("runId", result.run().id().toString());
        json.put("startedAt", result.run().start().toString());
        json.put("outcome", result.outcome().id());
        json.put("thingName", result.thingName().orElse(null));
        json.put("certificateId", result.certificateId().orElse(null));
        json.put("claimCertificateId", result.claimCertificateId().orElse(null));
        json.put("templateName", result.templateName());
        json.set("device", result.device().map(ResultJson::device).orElse(null));
        json.put("port", result.port().orElse(null));
        ArrayNode steps = json.putArray("steps");
        result.steps().forEach(step -> steps.addObject()
                .put("name", step.step().id()).put("millis", step.took().toMillis()).put("outcome", step.outcome().id()));
        result.failure().ifPresent(failure -> json.putObject("failure")
                .put("id", failure.id()).put("step", result.failedStep().map(Step::id).orElse(null))
                .put("message", texts.message(failure)).put("remedy", texts.remedy(failure)));
        return json;
    }

    private static ObjectNode device(DeviceIdentity device) {
        return JsonNodeFactory.instance.objectNode().put("serial", device.serial()).put("model", device.model()).put("firmware", device.firmware());
    }
}
