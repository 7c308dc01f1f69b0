package dev.claimport.ledger.export;

import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import java.util.Set;

/** How an attempt or a step ended, as test systems put it: OpenHTF and TofuPilot by these names. */
enum Verdict {
    PASS("P"),
    FAIL("F"),
    /** It was not the device that failed. */
    ERROR("E"),
    TIMEOUT("F"),
    ABORTED("T");

    /** In these steps nothing has been asked of the device yet. */
    private static final Set<String> WITHOUT_DEVICE = Set.of("sign-in", "template", "claim");
    private static final Set<String> TIMEOUTS = Set.of("device-silent", "device-timed-out", "registration-stalled", "device-not-seen", "network-timeout");

    private final String wats;

    Verdict(String wats) {
        this.wats = wats;
    }

    /** One letter: passed, failed, error or terminated. */
    String wats() {
        return wats;
    }

    static Verdict of(Attempt attempt) {
        return attempt.ended().map(end -> of(end.outcome(), end.failedStep(), end.cause().map(Cause::failure).orElse(""))).orElse(ERROR);
    }

    static Verdict of(Attempt.StepTaken step) {
        return of(step.outcome(), step.step(), step.cause().map(Cause::failure).orElse(""));
    }

    private static Verdict of(String outcome, String step, String failure) {
        return switch (outcome) {
            case "confirmed", "delivered", "done" -> PASS;
            case "aborted" -> ABORTED;
            // Nobody can tell whether it is right, so it has not passed.
            case "unproven", "unverified" -> FAIL;
            case "failed" -> TIMEOUTS.contains(failure) ? TIMEOUT : failure.equals("cancelled") ? ABORTED : WITHOUT_DEVICE.contains(step) ? ERROR : FAIL;
            default -> ERROR;
        };
    }
}
