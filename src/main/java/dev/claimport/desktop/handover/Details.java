package dev.claimport.desktop.handover;

import dev.claimport.account.check.Finding;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.common.Texts;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A failed hand-over in words for whoever helps: ids, steps and causes, nothing secret. */
final class Details {

    private final Texts texts;

    Details(Texts texts) {
        this.texts = texts;
    }

    /** @param predicted what the check of the template had said of it */
    String of(Verdict verdict, List<Finding> predicted) {
        List<String> lines = new ArrayList<>();
        verdict.failure().ifPresent(failure -> add(lines, failure));
        predicted.forEach(finding -> lines.add(texts.predicted(finding)));
        verdict.failedStep().ifPresent(step -> lines.add(texts.text("copied.step", "step", step.id())));
        verdict.result().ifPresent(result -> add(lines, result));
        return String.join("\n", lines) + "\n";
    }

    private void add(List<String> lines, Failure failure) {
        lines.add(texts.labelled(failure.id(), texts.message(failure)));
        lines.add(texts.remedy(failure));
        if (!failure.detail().isEmpty()) {
            lines.add(failure.detail());
        }
    }

    private void add(List<String> lines, HandoverResult result) {
        lines.add(texts.text("copied.template", "template", result.templateName()));
        result.port().ifPresent(port -> lines.add(texts.text("copied.port", "port", port)));
        result.device().ifPresent(device -> lines.add(texts.text("copied.device",
                Map.of("model", device.model(), "serial", device.serial(), "firmware", device.firmware()))));
        result.thingName().ifPresent(thing -> lines.add(texts.text("copied.thing", "thing", thing)));
        result.claimCertificateId().ifPresent(id -> lines.add(texts.text("copied.claim", "id", id)));
        result.certificateId().ifPresent(id -> lines.add(texts.text("copied.certificate", "id", id)));
        result.steps().forEach(step -> lines.add(step.step().id() + " " + step.outcome().id() + " " + step.took().toMillis() + " ms"));
    }
}
