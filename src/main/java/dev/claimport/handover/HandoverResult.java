package dev.claimport.handover;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a hand-over ended. Holds no secret.
 *
 * @param certificateId of the device's own certificate
 * @param claimCertificateId of the claim that was used last
 * @param failedStep present exactly when {@code failure} is
 */
public record HandoverResult(
        Outcome outcome, String templateName, Optional<String> port, Optional<DeviceIdentity> device,
        Optional<String> thingName, Optional<String> certificateId, Optional<String> claimCertificateId,
        List<StepRecord> steps, Optional<Step> failedStep, Optional<Failure> failure) {

    public HandoverResult {
        steps = List.copyOf(steps);
    }

    /** The same end, with steps that were taken around the hand-over. */
    public HandoverResult withSteps(List<StepRecord> all) {
        return new HandoverResult(outcome, templateName, port, device, thingName, certificateId, claimCertificateId, all, failedStep, failure);
    }

    /** The total of the steps. */
    public Duration took() {
        return steps.stream().map(StepRecord::took).reduce(Duration.ZERO, Duration::plus);
    }

    public enum Outcome {
        /** The registry shows the thing with its certificate. */
        CONFIRMED,
        /** The digest matched; the device registers later. */
        DELIVERED,
        FAILED,
        /** The technician stopped it. */
        ABORTED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum StepOutcome {
        DONE,
        /** Taken, and nobody can tell whether what arrived is right; only what follows may. */
        UNVERIFIED,
        FAILED,
        ABORTED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public record StepRecord(Step step, Duration took, StepOutcome outcome) {}
}
