package dev.claimport.handover;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.Failure;
import dev.claimport.serial.PortInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What happens in a hand-over, told in order on the hand-over's own thread. */
public sealed interface HandoverEvent {

    record StepStarted(Step step) implements HandoverEvent {}

    record StepDone(Step step, Duration took) implements HandoverEvent {}

    /** What the device got could not be verified. What follows shows whether it was right. @param why {@code not-verifiable} */
    record StepUnverified(Step step, Duration took, Failure why) implements HandoverEvent {}

    record StepFailed(Step step, Duration took, Failure failure) implements HandoverEvent {}

    /** @param expectedThing what the thing will be called, where that can be told */
    record DeviceAnswered(PortInfo port, DeviceIdentity identity, Optional<String> expectedThing) implements HandoverEvent {}

    /** A claim is at hand; a second one replaces the first. The claim is the hand-over's: look, do not close. */
    record ClaimReceived(ProvisioningClaim claim) implements HandoverEvent {}

    /** The claim had too little time left and is wiped; another is requested. */
    record ClaimReplaced(Duration remaining) implements HandoverEvent {}

    /** @param held bundle bytes that the device has, of {@code total} */
    record Delivering(long held, long total) implements HandoverEvent {}

    /** The link was lost and is waited for; the hand-over goes on where it was. */
    record LinkLost(String port) implements HandoverEvent {}

    record Registering(DeviceStatus status) implements HandoverEvent {}

    /** The claim's private key is gone from this computer's memory. */
    record KeyWiped(Instant at) implements HandoverEvent {}

    /** The last event. */
    record Ended(HandoverResult result) implements HandoverEvent {}
}
