package dev.claimport.certify.report;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.ClauseResult.Outcome;
import dev.claimport.certify.clause.ClauseGroup;
import dev.claimport.certify.clause.Delivery;
import dev.claimport.certify.clause.Hello;
import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a certification has found, in words.
 *
 * @param texts the bundle {@code certify}
 * @param failures the bundle {@code failures}
 */
public record CertificateTexts(Messages texts, Messages failures) {

    private static final String CLAUSE = "clause.";

    public String verdict(Certificate certificate) {
        return texts.text("verdict." + certificate.verdict().id());
    }

    public String device(Hello device) {
        return texts.text("device", Map.of("model", device.model(), "serial", device.serial(), "firmware", device.firmware()));
    }

    public String counts(Certificate certificate) {
        return texts.text("counts", Map.of("passed", certificate.count(ClauseResult.Passed.class), "failed", certificate.unkept().size(),
                "notApplicable", certificate.count(ClauseResult.NotApplicable.class), "notHeld", certificate.count(ClauseResult.NotHeld.class)));
    }

    /** The sentence of a clause. */
    public String clause(String id) {
        return texts.text(CLAUSE + id);
    }

    /** Where it stands on the protocol's page. */
    String place(String id) {
        return texts.text(CLAUSE + id + ".place");
    }

    public String outcome(Outcome outcome) {
        return texts.text("outcome." + outcome.id());
    }

    /** Why it is so; empty where there is nothing to say. */
    public String why(Outcome outcome) {
        return switch (outcome) {
            case ClauseResult.Failed(String wanted, String found) when found.isEmpty() -> texts.text("why.silent", Map.of("wanted", wanted));
            case ClauseResult.Failed(String wanted, String found) -> texts.text("why.failed", Map.of("wanted", wanted, "found", found));
            case ClauseResult.Broken(Failure failure) -> failures.message(failure);
            case ClauseResult.NotApplicable(var lack) -> texts.text("why.not-applicable", Map.of("lack", lack));
            case ClauseResult.Passed _, ClauseResult.NotHeld _ -> "";
        };
    }

    /** What clauses are about. */
    public String group(ClauseGroup group) {
        return texts.text("group." + group.id());
    }

    /** What the device can, each with its name, in the order in which it is shown; one without the hand-over group says no more than its firmware. */
    public Map<String, String> abilities(Hello device) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(text("report.firmware"), device.firmware());
        if (device.version() == 0) {
            return all;
        }
        all.put(text("report.protocol"), Long.toString(device.version()));
        all.put(text("report.largest"), text("report.bytes", Map.of("bytes", device.largestBundle())));
        all.put(text("report.buffers"), device.bufferSize().map(size -> text("report.buffers-of", Map.of("count", device.bufferCount(), "size", size)))
                .orElseGet(() -> text("report.buffers-unsaid")));
        all.put(text("report.seal"), yes(device.takesSeal()));
        all.put(text("report.csr"), yes(device.makesItsOwnKey()));
        all.put(text("report.clock"), yes(device.hasClock()));
        all.put(text("report.parameters"), String.join(", ", device.parameters()));
        return all;
    }

    private String yes(boolean yes) {
        return text(yes ? "report.yes" : "report.no");
    }

    /** How fast a bundle went over the line. */
    public String delivered(Delivery delivery) {
        return text("delivered", Map.of("bytes", delivery.bytes(), "millis", delivery.took().toMillis(), "limit", delivery.limit().toMillis()));
    }

    String text(String key) {
        return texts.text(key);
    }

    String text(String key, Map<String, ?> facts) {
        return texts.text(key, facts);
    }
}
