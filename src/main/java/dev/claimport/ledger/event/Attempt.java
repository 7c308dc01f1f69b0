package dev.claimport.ledger.event;

import dev.claimport.ledger.event.LedgerEvent.Cause;
import dev.claimport.ledger.event.LedgerEvent.Workplace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attempt to hand over, put together from its records.
 *
 * @param ended empty where nothing is recorded of its end: it is under way, or was cut off
 */
public record Attempt(String run, String log, Instant start, String offset, Workplace workplace, String template, String templateVersion, Map<String, String> parameters, Device device,
        List<String> claims, List<StepTaken> steps, Optional<End> ended, List<LedgerRecord> records) {

    /** As the device said of itself, and where it was. What is not known is empty. @param ordinal the how many-eth attempt with it; 0 when it did not answer */
    public record Device(String port, String profile, String model, String serial, String firmware, String expectedThing, long ordinal) {}

    /** @param took empty while it is under way @param outcome {@code done}, {@code unverified}, {@code failed}, {@code aborted}, or empty */
    public record StepTaken(String step, Instant start, Optional<Duration> took, String outcome, Optional<Cause> cause) {}

    public record End(Instant at, String outcome, String thing, String certificateId, Duration took, String failedStep, Optional<Cause> cause) {}

    /** @throws IllegalArgumentException unless the first record is that of its start */
    public static Attempt of(List<LedgerRecord> records) {
        if (records.isEmpty() || !records.getFirst().type().equals("started")) {
            throw new IllegalArgumentException("no attempt begins so");
        }
        LedgerRecord first = records.getFirst();
        Optional<LedgerRecord> admitted = last(records, "admitted");
        var workplace = new Workplace(first.text("operator"), first.text("station"), first.text("account"), first.text("region"), first.text("slot"),
                ofDevice(first, admitted, "batch"), first.text("order"), ofDevice(first, admitted, "partNumber"), ofDevice(first, admitted, "revision"));
        Map<String, String> parameters = first.texts("parameters");
        admitted.ifPresent(known -> parameters.putAll(known.texts("parameters")));
        Optional<LedgerRecord> answer = last(records, "device-answered");
        return new Attempt(first.text("run"), first.text("log"), first.time("start").or(() -> first.time("at")).orElse(Instant.EPOCH), first.text("offset"),
                workplace, first.text("template"),
                last(records, "template-read").map(record -> record.text("version")).orElse(""), parameters, device(first, answer),
                records.stream().filter(record -> record.type().equals("claim-received")).map(record -> record.text("claim")).distinct().toList(),
                steps(records), last(records, "ended").map(Attempt::end), List.copyOf(records));
    }

    /** What an order says of the device alone, or else of all. */
    private static String ofDevice(LedgerRecord first, Optional<LedgerRecord> admitted, String name) {
        return admitted.map(known -> known.text(name)).filter(known -> !known.isEmpty()).orElseGet(() -> first.text(name));
    }

    private static Optional<LedgerRecord> last(List<LedgerRecord> records, String type) {
        return records.stream().filter(record -> record.type().equals(type)).reduce((_, later) -> later);
    }

    private static Device device(LedgerRecord first, Optional<LedgerRecord> answer) {
        return answer.map(said -> new Device(said.text("port"), said.text("profile"), said.text("model"), said.text("serial"), said.text("firmware"),
                said.text("expectedThing"), said.number("attempt")))
                .orElseGet(() -> new Device(first.text("port"), first.text("profile"), "", "", "", "", 0));
    }

    private static List<StepTaken> steps(List<LedgerRecord> records) {
        Map<String, StepTaken> steps = new LinkedHashMap<>();
        for (LedgerRecord record : records) {
            String step = record.text("step");
            Instant at = record.time("at").orElse(Instant.EPOCH);
            if (record.type().equals("step-started")) {
                steps.put(step, new StepTaken(step, at, Optional.empty(), "", Optional.empty()));
            } else if (record.type().equals("step-ended")) {
                Duration took = record.duration("took");
                Instant start = steps.containsKey(step) ? steps.get(step).start() : at.minus(took);
                steps.put(step, new StepTaken(step, start, Optional.of(took), record.text("outcome"), cause(record)));
            }
        }
        return new ArrayList<>(steps.values());
    }

    private static End end(LedgerRecord record) {
        return new End(record.time("at").orElse(Instant.EPOCH), record.text("outcome"), record.text("thing"), record.text("certificate"), record.duration("took"),
                record.text("step"), cause(record));
    }

    private static Optional<Cause> cause(LedgerRecord record) {
        String id = record.text("failure", "id");
        return id.isEmpty() ? Optional.empty() : Optional.of(new Cause(id, record.text("failure", "text"), record.text("failure", "detail")));
    }

    /** {@code confirmed} and so on; {@code open} where no end is recorded. */
    public String outcome() {
        return ended.map(End::outcome).orElse("open");
    }
}
