package dev.claimport.handover;

import dev.claimport.claim.ClaimFacts;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What happens in a hand-over, told in order on the hand-over's own thread. None carries a secret, or anything that can change. */
public sealed interface HandoverEvent {

    /** Whether it only tells how far a step is: there may be hundreds of them, and none says what a later one does not. */
    default boolean isProgress() {
        return false;
    }

    /** The first event. @param profile of the device's family, where the technician chose it */
    record Started(Run run, String templateName, Map<String, String> parameters, Optional<String> port, Optional<String> profile) implements HandoverEvent {

        public Started {
            parameters = Map.copyOf(parameters);
        }
    }

    record StepStarted(Step step) implements HandoverEvent {}

    record StepDone(Step step, Duration took) implements HandoverEvent {}

    /** What the device got could not be verified. What follows shows whether it was right. @param why {@code not-verifiable} */
    record StepUnverified(Step step, Duration took, Failure why) implements HandoverEvent {}

    record StepFailed(Step step, Duration took, Failure failure) implements HandoverEvent {}

    /** The template could be read. @param version the number of the one that is used */
    record TemplateRead(int version) implements HandoverEvent {}

    /** @param profile of its family; empty where there is but one dialect. @param expectedThing what the thing will be called, where that can be told */
    record DeviceAnswered(PortInfo port, DeviceIdentity identity, Optional<String> profile, Optional<String> expectedThing) implements HandoverEvent {}

    /** It may pass, and more is known of it than of all devices. */
    record Admitted(Admission.Admitted known) implements HandoverEvent {}

    /** A claim is at hand; a second one replaces the first. */
    record ClaimReceived(ClaimFacts claim) implements HandoverEvent {}

    /** The claim had too little time left and is wiped; another is requested. */
    record ClaimReplaced(Duration remaining) implements HandoverEvent {}

    /** @param held bundle bytes that the device has, of {@code total} */
    record Delivering(long held, long total) implements HandoverEvent {

        @Override
        public boolean isProgress() {
            return true;
        }
    }

    /**
     * Something is waited for, until the next of these, the next step, or the end.
     *
     * @param until when it has come, or failed by its name; only a full bench that AWS IoT throttles may wait longer for {@link Awaited#SERVICE}
     */
    record Waiting(Awaited what, Instant until) implements HandoverEvent {

        @Override
        public boolean isProgress() {
            return true;
        }
    }

    /** The link was lost and is waited for; the hand-over goes on where it was. */
    record LinkLost(String port) implements HandoverEvent {}

    record Registering(DeviceStatus status) implements HandoverEvent {}

    /** The claim's private key is gone from this computer's memory. */
    record KeyWiped(Instant at) implements HandoverEvent {}

    /** The last event. */
    record Ended(HandoverResult result) implements HandoverEvent {}
}
