package dev.claimport.bench;

import dev.claimport.handover.HandoverResult;
import dev.claimport.ledger.event.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An attempt that has ended, as figures need it. What is not known is empty.
 *
 * @param outcome {@code confirmed} and so on
 * @param failure its id
 * @param steps what each took, by its id, in their order
 */
public record Finished(String run, Instant start, Duration took, String slot, String batch, String order, String serial, String thing, String outcome,
        String failure, Map<String, Duration> steps) {

    /** From what was recorded. */
    public static Finished of(Attempt attempt) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        attempt.steps().forEach(step -> step.took().ifPresent(took -> steps.put(step.step(), took)));
        return new Finished(attempt.run(), attempt.start(), attempt.ended().map(Attempt.End::took).orElse(Duration.ZERO), attempt.workplace().slot(),
                attempt.workplace().batch(), attempt.workplace().order(), attempt.device().serial(), attempt.ended().map(Attempt.End::thing).orElse(""), attempt.outcome(),
                attempt.ended().flatMap(Attempt.End::cause).map(cause -> cause.failure()).orElse(""), steps);
    }

    /** From what has just ended. @param batch of the device */
    public static Finished of(HandoverResult result, String batch) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        result.steps().forEach(step -> steps.put(step.step().id(), step.took()));
        return new Finished(result.run().id().toString(), result.run().start(), result.took(), result.run().origin().place().slot(), batch,
                result.run().origin().place().order(), result.device().map(device -> device.serial()).orElse(""), result.thingName().orElse(""),
                result.outcome().id(), result.failure().map(failure -> failure.id()).orElse(""), steps);
    }

    /** Whether the device needs nothing more. */
    public boolean passed() {
        return outcome.equals("confirmed") || outcome.equals("delivered");
    }

    /** Whether it counts against the device: one that was stopped, or not let in, did not fail by itself. */
    public boolean failed() {
        return outcome.equals("failed") && !Refusals.isOne(failure);
    }
}
