package dev.claimport.ledger.figures;

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
public record Finished(String run, Instant start, Duration took, String operator, String station, String slot, String batch, String order, String serial,
        String thing, String outcome, String failure, Map<String, Duration> steps) {

    /** From what was recorded. */
    public static Finished of(Attempt attempt) {
        Map<String, Duration> steps = new LinkedHashMap<>();
        attempt.steps().forEach(step -> step.took().ifPresent(took -> steps.put(step.step(), took)));
        var workplace = attempt.workplace();
        return new Finished(attempt.run(), attempt.start(), attempt.ended().map(Attempt.End::took).orElse(Duration.ZERO), workplace.operator(),
                workplace.station(), workplace.slot(), workplace.batch(), workplace.order(), attempt.device().serial(),
                attempt.ended().map(Attempt.End::thing).orElse(""), attempt.outcome(),
                attempt.ended().flatMap(Attempt.End::cause).map(cause -> cause.failure()).orElse(""), steps);
    }

    /** Whether the device needs nothing more. */
    public boolean passed() {
        return outcome.equals("confirmed") || outcome.equals("delivered");
    }

    /** Whether it counts against the device: one that was stopped, or not let in, did not fail by itself. */
    public boolean failed() {
        return outcome.equals("failed") && countsAgainst(failure);
    }

    /** Whether a failure is one of the device's own. @param failure its id */
    public static boolean countsAgainst(String failure) {
        return !Refusals.isOne(failure);
    }

    /** Whether something was done with the device that figures count. */
    boolean counts() {
        return passed() || failed() || outcome.equals("unproven");
    }

    Instant end() {
        return start.plus(took);
    }
}
