package dev.claimport.handover;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A hand-over of which no end is recorded, and which nobody has under way. */
public record CutOff(Attempt attempt, Reached reached) {

    /** What a provisioning claim lives, from when it is requested (CreateProvisioningClaim). */
    private static final Duration CLAIM_LIFE = Duration.ofMinutes(5);

    static CutOff of(Attempt attempt) {
        return new CutOff(attempt, Reached.of(attempt));
    }

    /** Empty where the device had not answered. */
    public String serial() {
        return attempt.device().serial();
    }

    /** The thing that it was to become; empty where that could not be told. */
    public String thing() {
        return attempt.device().expectedThing();
    }

    /** Of the claim that was received last. */
    public Optional<String> claim() {
        return received().map(record -> record.text("claim"));
    }

    /** Until when, by the service's clock, that claim can be used. */
    Optional<Instant> claimEnd() {
        return received().flatMap(record -> record.time("notAfter"));
    }

    /** The earliest moment, by the service's clock, at which the device can have acted: what had passed since the claim was made. */
    Optional<Instant> actedSince() {
        Optional<Instant> sent = attempt.records().stream().filter(record -> record.type().equals("step-started") && record.text("step").equals("deliver"))
                .reduce((_, later) -> later).flatMap(record -> record.time("at"));
        Optional<Instant> received = received().flatMap(record -> record.time("at"));
        return claimEnd().map(end -> end.minus(CLAIM_LIFE)).flatMap(made -> received.flatMap(got -> sent.map(at -> made.plus(positive(Duration.between(got, at))))));
    }

    private static Duration positive(Duration passed) {
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    /** From its start to what was recorded of it last. */
    Duration lasted() {
        return attempt.records().getLast().time("at").map(last -> positive(Duration.between(attempt.start(), last))).orElse(Duration.ZERO);
    }

    /** The step that it was in; empty before the first. */
    String step() {
        return attempt.steps().isEmpty() ? "" : attempt.steps().getLast().step();
    }

    private Optional<LedgerRecord> received() {
        return attempt.records().stream().filter(record -> record.type().equals("claim-received")).reduce((_, later) -> later);
    }
}
