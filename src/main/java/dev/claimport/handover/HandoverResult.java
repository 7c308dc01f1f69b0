package dev.claimport.handover;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a run of a hand-over ended. Holds no secret. */
public record HandoverResult(Run run, Outcome outcome, Target target, Identifiers identifiers, List<StepRecord> steps, Optional<StepFailure> failed) {

    public HandoverResult {
        steps = List.copyOf(steps);
    }

    /**
     * To what it was handed over.
     *
     * @param port its path
     * @param profile the name of the family's; empty where there is but one dialect
     * @param device empty when it has not answered
     */
    public record Target(String templateName, Optional<String> port, Optional<String> profile, Optional<DeviceIdentity> device) {}

    /**
     * What AWS IoT knows it by.
     *
     * @param certificateId of the device's own certificate
     * @param claimCertificateId of the claim that was used last
     */
    public record Identifiers(Optional<String> thingName, Optional<String> certificateId, Optional<String> claimCertificateId) {

        public static final Identifiers NONE = new Identifiers(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What went wrong, and in which step. */
    public record StepFailure(Step step, Failure failure) {}

    /** The same end, with steps that were taken around the hand-over. */
    public HandoverResult withSteps(List<StepRecord> all) {
        return new HandoverResult(run, outcome, target, identifiers, all, failed);
    }

    /** The same, but failed where it had not, if something could not be recorded. */
    HandoverResult orNotRecorded(Optional<Failure> refused) {
        return failed.isPresent() || refused.isEmpty() ? this
                : new HandoverResult(run, Outcome.FAILED, target, identifiers, steps, Optional.of(new StepFailure(steps.getLast().step(), refused.get())));
    }

    public String templateName() {
        return target.templateName();
    }

    public Optional<String> port() {
        return target.port();
    }

    public Optional<DeviceIdentity> device() {
        return target.device();
    }

    public Optional<String> thingName() {
        return identifiers.thingName();
    }

    public Optional<String> certificateId() {
        return identifiers.certificateId();
    }

    public Optional<String> claimCertificateId() {
        return identifiers.claimCertificateId();
    }

    public Optional<Step> failedStep() {
        return failed.map(StepFailure::step);
    }

    public Optional<Failure> failure() {
        return failed.map(StepFailure::failure);
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
        /** Registered as far as anybody can see, but that it was this device cannot be told. */
        UNPROVEN,
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
