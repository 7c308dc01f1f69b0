package dev.claimport.handover;

import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.RegistrationFailure.Kind;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotService.CertificateRecord;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Has the registry confirm what the device reports: the thing is there, the device's own certificate is attached to it, is
 * active, and is not older than the claim. A thing may have been there before, so its existence alone proves nothing.
 */
final class Confirmation {

    /** The registry is eventually consistent. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final IotService iot;
    private final TimeSource time;
    private final HandoverPolicy policy;

    Confirmation(IotService iot, TimeSource time, HandoverPolicy policy) {
        this.iot = iot;
        this.time = time;
        this.policy = policy;
    }

    void await(DeviceStatus reported, ProvisioningClaim claim) throws InterruptedException {
        String thing = reported.thing().orElse("");
        String certificate = reported.certificateId().orElse("");
        Instant deadline = time.instant().plus(policy.confirmation());
        while (true) {
            Optional<Failure> open = look(thing, certificate, claim);
            if (open.isEmpty()) {
                return;
            }
            if (!time.instant().isBefore(deadline)) {
                throw open.get().exception();
            }
            time.sleep(LOOK_AGAIN);
        }
    }

    /** What is still missing. */
    private Optional<Failure> look(String thing, String certificate, ProvisioningClaim claim) {
        try {
            if (thing.isEmpty() || !iot.thingExists(thing)) {
                return Optional.of(new RegistrationFailure(Kind.THING_NOT_FOUND, Map.of("thing", thing)));
            }
            if (certificate.isEmpty() || iot.thingPrincipals(thing).stream().noneMatch(arn -> arn.endsWith(":cert/" + certificate))) {
                return Optional.of(new RegistrationFailure(Kind.CERTIFICATE_NOT_ATTACHED, Map.of("thing", thing, "certificate", certificate)));
            }
            CertificateRecord record = iot.certificate(certificate);
            boolean fresh = !record.created().isBefore(claim.validity().notBefore());
            return record.status().equals("ACTIVE") && fresh
                    ? Optional.empty()
                    : Optional.of(new RegistrationFailure(Kind.CERTIFICATE_NOT_ACTIVE, Map.of("certificate", certificate, "status", record.status())));
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service && service.kind() == ServiceFailure.Kind.NOT_ALLOWED) {
                throw new RegistrationFailure(Kind.CONFIRMATION_NOT_ALLOWED,
                        Map.of("thing", thing, "action", service.facts().getOrDefault("action", "")), service.detail()).exception(e);
            }
            throw e;
        }
    }
}
