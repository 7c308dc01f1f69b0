package dev.claimport.desktop.handover;

import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.Step;
import java.util.Optional;

/**
 * How the last hand-over ended.
 *
 * @param result empty only when a defect kept the hand-over from telling
 * @param failure present exactly for {@link Phase#FAILED}
 */
public record Verdict(Phase phase, Optional<HandoverResult> result, Optional<Failure> failure) {

    static Verdict of(HandoverResult result) {
        Phase phase = switch (result.outcome()) {
            case CONFIRMED, DELIVERED -> Phase.CONFIRMED;
            case FAILED -> Phase.FAILED;
            case ABORTED -> Phase.ABORTED;
        };
        return new Verdict(phase, Optional.of(result), phase == Phase.FAILED ? result.failure() : Optional.empty());
    }

    static Verdict of(Failure defect) {
        return new Verdict(Phase.FAILED, Optional.empty(), Optional.of(defect));
    }

    public Optional<Step> failedStep() {
        return result.flatMap(HandoverResult::failedStep);
    }
}
