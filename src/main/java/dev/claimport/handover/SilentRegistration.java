package dev.claimport.handover;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.IotService;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Watches the registry for a device that cannot report back: its thing must get an active certificate which it did not have before
 * the hand-over, and which is not older than the claim.
 */
final class SilentRegistration {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final IotService iot;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final String thing;
    private final Set<String> before;

    /** Notes what there is already, so it is to be made before the device is given anything. @param thing what the device's thing will be called */
    SilentRegistration(IotService iot, TimeSource time, HandoverPolicy policy, String thing) {
        this.iot = iot;
        this.time = time;
        this.policy = policy;
        this.thing = thing;
        Set<String> known;
        try {
            known = Set.copyOf(principals());
        } catch (FailureException e) {
            if (!isNotAllowed(e)) {
                throw e;
            }
            // The watch itself will say so, once the device has what it needs.
            known = Set.of();
        }
        this.before = known;
    }

    /**
     * Waits until it is there, as long as the claim is good for anything.
     *
     * @param serviceTime the service's clock, by which the claim runs out
     * @throws FailureException {@code device-not-seen}, {@code confirmation-not-allowed}, and of the service and network families
     */
    DeviceStatus await(ProvisioningClaim claim, Supplier<Instant> serviceTime) throws InterruptedException {
        Instant end = claim.validity().notAfter().plus(policy.confirmation());
        while (true) {
            Optional<String> certificate = look(claim);
            if (certificate.isPresent()) {
                return new DeviceStatus(DeviceState.DONE, Optional.of(thing), certificate, Optional.empty());
            }
            if (serviceTime.get().isAfter(end)) {
                throw new RegistrationFailure(RegistrationFailure.Kind.DEVICE_NOT_SEEN, Map.of("thing", thing)).exception();
            }
            time.sleep(LOOK_AGAIN);
        }
    }

    private Optional<String> look(ProvisioningClaim claim) {
        try {
            return principals().stream().filter(arn -> !before.contains(arn) && arn.contains(":cert/"))
                    .map(arn -> arn.substring(arn.indexOf(":cert/") + ":cert/".length()))
                    .filter(id -> isFresh(iot.certificate(id), claim)).findFirst();
        } catch (FailureException e) {
            if (isNotAllowed(e)) {
                throw new RegistrationFailure(RegistrationFailure.Kind.CONFIRMATION_NOT_ALLOWED,
                        Map.of("thing", thing, "action", e.failure().facts().getOrDefault("action", "")), e.failure().detail()).exception(e);
            }
            throw e;
        }
    }

    private static boolean isFresh(IotService.CertificateRecord certificate, ProvisioningClaim claim) {
        return certificate.status().equals("ACTIVE") && !certificate.created().isBefore(claim.validity().notBefore());
    }

    private List<String> principals() {
        return iot.thingExists(thing) ? iot.thingPrincipals(thing) : List.of();
    }

    private static boolean isNotAllowed(FailureException e) {
        return e.failure().kind() == ServiceFailure.Kind.NOT_ALLOWED;
    }
}
