package dev.claimport.bench;

import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.TemplateFailure;
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

    public static Verdict of(HandoverResult result) {
        Phase phase = switch (result.outcome()) {
            case CONFIRMED -> Phase.CONFIRMED;
            case DELIVERED -> Phase.DELIVERED;
            case UNPROVEN -> Phase.UNPROVEN;
            case FAILED -> Phase.FAILED;
            case ABORTED -> Phase.ABORTED;
        };
        return new Verdict(phase, Optional.of(result), phase == Phase.FAILED ? result.failure() : Optional.empty());
    }

    public static Verdict of(Failure defect) {
        return new Verdict(Phase.FAILED, Optional.empty(), Optional.of(defect));
    }

    /** Whether it would have gone on if nobody had to see it confirmed. */
    public boolean isOnlyNotConfirmable() {
        return failure.filter(named -> named.kind() == RegistrationFailure.Kind.NOT_CONFIRMABLE
                || named.kind() == TemplateFailure.Kind.TEMPLATE_WITHOUT_THING).isPresent();
    }

    /** Whether it failed by the code on the device's label, or for want of one. */
    public boolean isAboutCode() {
        return failure.filter(named -> named.kind() == DeviceFailure.Kind.POSSESSION_NOT_PROVEN
                || named.kind() == DeviceFailure.Kind.SEAL_NOT_OPENED).isPresent();
    }

    /** Whether it failed by who logs in on the console, or for want of somebody. */
    public boolean isAboutLogin() {
        return failure.filter(named -> named.kind() == DeviceFailure.Kind.GATEWAY_LOGIN_NEEDED
                || named.kind() == DeviceFailure.Kind.GATEWAY_LOGIN_REFUSED).isPresent();
    }

    /** Whether the device takes files, and cannot tell what it makes of them. */
    public boolean isOfFiles() {
        return result.flatMap(HandoverResult::device).filter(device -> !device.can(Capability.REPORTS_PROGRESS)).isPresent();
    }

    public Optional<Step> failedStep() {
        return result.flatMap(HandoverResult::failedStep);
    }
}
