package dev.claimport.handover;

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
import java.util.stream.Stream;

/**
 * Has the registry confirm what the device reports: the thing is the one that the template makes of this device, a certificate is attached
 * to it that was not there before, was made after the claim was handed over, is active, and has proved no other device. The device's own
 * word is a hint where to look, and no proof.
 */
final class Confirmation {

    /** The registry is eventually consistent. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    /** So often while a device registers of which the registry alone can tell; more might be throttled. */
    private static final Duration WATCH = Duration.ofSeconds(2);

    private final IotService iot;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final Waits waits;
    private final RunId run;
    private final ConfirmedIdentities confirmed;

    Confirmation(IotService iot, TimeSource time, HandoverPolicy policy, Waits waits, RunId run, ConfirmedIdentities confirmed) {
        this.run = run;
        this.iot = iot;
        this.time = time;
        this.policy = policy;
        this.waits = waits;
        this.confirmed = confirmed;
    }

    /**
     * Waits until the registry shows what the device reports.
     *
     * @return why that does not prove anything of this device, though nothing speaks against it; empty when it is proved
     * @throws FailureException {@code thing-not-expected}, {@code certificate-not-new}, {@code certificate-used-before}, and what is
     *     missing when the time is over
     */
    Optional<Failure> await(DeviceStatus reported, Evidence evidence) throws InterruptedException {
        String thing = reported.thing().orElseThrow();
        String certificate = reported.certificateId().orElseThrow();
        evidence.expectedThing().filter(expected -> !expected.equals(thing) && !evidence.renamable()).ifPresent(expected -> {
            throw new RegistrationFailure(Kind.THING_NOT_EXPECTED, Map.of("thing", thing, "expected", expected)).exception();
        });
        if (evidence.before().contains(certificate)) {
            throw notNew(certificate).exception();
        }
        await(() -> look(thing, certificate, evidence), Awaited.REGISTRY, policy.confirmation(), LOOK_AGAIN);
        if (!confirmed.confirm(run, certificate)) {
            throw new RegistrationFailure(Kind.CERTIFICATE_USED_BEFORE, Map.of("thing", thing, "certificate", certificate)).exception();
        }
        return evidence.expectedThing().equals(Optional.of(thing))
                ? Optional.empty()
                : Optional.of(new RegistrationFailure(Kind.NOT_PROVEN, Map.of("thing", thing, "certificate", certificate)));
    }

    /**
     * Waits for a device that does not report back, as long as its claim lets it register.
     *
     * @return the id of the thing's new certificate
     */
    String watch(String thing, Evidence evidence, Duration claimLeft) throws InterruptedException {
        String[] found = {""};
        await(() -> {
            Optional<String> seen = find(thing, evidence);
            seen.ifPresent(id -> found[0] = id);
            return seen.isPresent() ? Optional.empty() : Optional.of(new RegistrationFailure(Kind.DEVICE_NOT_SEEN, Map.of("thing", thing)));
        }, Awaited.APPEARANCE, claimLeft.plus(policy.confirmation()), WATCH);
        return found[0];
    }

    /** Takes a certificate of the thing as the proof of this run, if there is one that can be. @return its id */
    private Optional<String> find(String thing, Evidence evidence) {
        return candidates(thing, evidence).filter(id -> confirmed.confirm(run, id)).findFirst();
    }

    /** Ids of the thing's certificates that this run can have brought about; whether they have proved another is not asked. */
    Stream<String> candidates(String thing, Evidence evidence) {
        return certificates(thing).stream().filter(id -> !evidence.before().contains(id) && isNew(thing, id, evidence));
    }

    /** Ids of the certificates that are attached to a thing; none where there is no such thing. */
    Set<String> certificates(String thing) {
        return asked(thing, () -> iot.thingExists(thing)
                ? iot.thingPrincipals(thing).stream().filter(arn -> arn.contains(":cert/")).map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of());
    }

    private void await(Supplier<Optional<Failure>> look, Awaited what, Duration atMost, Duration again) throws InterruptedException {
        waits.on(what, atMost);
        Instant deadline = time.instant().plus(atMost);
        while (true) {
            // Whoever heard of the wait may have ended it.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
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

    /** What is still missing. What no waiting mends is thrown. */
    private Optional<Failure> look(String thing, String certificate, Evidence evidence) {
        return asked(thing, () -> {
            if (!iot.thingExists(thing)) {
                return Optional.of(new RegistrationFailure(Kind.THING_NOT_FOUND, Map.of("thing", thing)));
            }
            if (iot.thingPrincipals(thing).stream().noneMatch(arn -> arn.endsWith(":cert/" + certificate))) {
                return Optional.of(new RegistrationFailure(Kind.CERTIFICATE_NOT_ATTACHED, Map.of("thing", thing, "certificate", certificate)));
            }
            CertificateRecord record = iot.certificate(certificate);
            if (!evidence.canHaveMade(record.created())) {
                throw notNew(certificate).exception();
            }
            return record.status().equals("ACTIVE")
                    ? Optional.empty()
                    : Optional.of(new RegistrationFailure(Kind.CERTIFICATE_NOT_ACTIVE, Map.of("certificate", certificate, "status", record.status())));
        });
    }

    /** Whether an attached certificate is one that a device can have made itself since. */
    private boolean isNew(String thing, String certificate, Evidence evidence) {
        return asked(thing, () -> {
            CertificateRecord record = iot.certificate(certificate);
            return record.status().equals("ACTIVE") && evidence.canHaveMade(record.created());
        });
    }

    private static RegistrationFailure notNew(String certificate) {
        return new RegistrationFailure(Kind.CERTIFICATE_NOT_NEW, Map.of("certificate", certificate));
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
