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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Has the registry confirm what the device reports: the thing is there, the device's own certificate is attached to it, is
 * active, and is not older than the claim. A thing may have been there before, so its existence alone proves nothing.
 */
final class Confirmation {

    /** The registry is eventually consistent. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** So often while a device registers of which the registry alone can tell; more might be throttled. */
    private static final Duration WATCH = Duration.ofSeconds(2);

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
        await(() -> look(thing, certificate, claim), time.instant().plus(policy.confirmation()), LOOK_AGAIN);
    }

    /**
     * Waits for a device that does not report back, as long as its claim lets it register.
     *
     * @param before ids of certificates that prove nothing, since the thing had them already
     * @return the id of the thing's new certificate
     */
    String watch(String thing, Set<String> before, ProvisioningClaim claim, Duration claimLeft) throws InterruptedException {
        String[] found = {""};
        await(() -> {
            for (String id : certificates(thing)) {
                if (!before.contains(id) && look(thing, id, claim).isEmpty()) {
                    found[0] = id;
                    return Optional.empty();
                }
            }
            return Optional.of(new RegistrationFailure(Kind.DEVICE_NOT_SEEN, Map.of("thing", thing)));
        }, time.instant().plus(claimLeft).plus(policy.confirmation()), WATCH);
        return found[0];
    }

    /** Ids of the certificates that are attached to a thing; none where there is no such thing. */
    Set<String> certificates(String thing) {
        return asked(thing, () -> iot.thingExists(thing)
                ? iot.thingPrincipals(thing).stream().filter(arn -> arn.contains(":cert/")).map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of());
    }

    private void await(Supplier<Optional<Failure>> look, Instant deadline, Duration again) throws InterruptedException {
        while (true) {
            Optional<Failure> open = look.get();
            if (open.isEmpty()) {
                return;
            }
            if (!time.instant().isBefore(deadline)) {
                throw open.get().exception();
            }
            time.sleep(again);
        }
    }

    /** What is still missing. */
    private Optional<Failure> look(String thing, String certificate, ProvisioningClaim claim) {
        return asked(thing, () -> {
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
        });
    }

    /** A role that may not read the registry cannot confirm, which is something else than a device that failed. */
    private static <R> R asked(String thing, Supplier<R> question) {
        try {
            return question.get();
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service && service.kind() == ServiceFailure.Kind.NOT_ALLOWED) {
                throw new RegistrationFailure(Kind.CONFIRMATION_NOT_ALLOWED,
                        Map.of("thing", thing, "action", service.action()), service.detail()).exception(e);
            }
            throw e;
        }
    }
}
