package dev.claimport.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Forgets;
import dev.claimport.device.TakesSeal;
import dev.claimport.device.Verification;
import dev.claimport.device.profile.Profile;
import dev.claimport.failure.Defect;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.iot.IotService;
import dev.claimport.iot.IotWait;
import dev.claimport.serial.PortInfo;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run through the steps, and the tidying up after it, however it ends. */
final class HandoverRun {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverRun.class);
    /** How often a bundle is sent where the device turns out not to have it. */
    private static final int DELIVERIES = 3;

    private final HandoverRequest request;
    private final Run run;
    private final EventRecorder events;
    private final IotService iot;
    private final SessionLife session;
    private final DeviceConnection connection;
    private final Waits waits;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final BooleanSupplier detach;
    private final ConfirmedIdentities confirmed;
    private final Confirmation confirmation;
    private final Steps steps;
    private final ClaimHolder holder;
    private Optional<DeviceStatus> reported = Optional.empty();
    private Optional<String> awaitedThing = Optional.empty();
    private boolean deviceTouched;

    /** @param detach from its call on no cancel arrives; says whether one has */
    HandoverRun(HandoverRequest request, Run run, EventRecorder events, IotService iot, SessionLife session, DeviceConnection connection, Waits waits,
            TimeSource time, HandoverPolicy policy, ConfirmedIdentities confirmed, BooleanSupplier detach) {
        this.request = request;
        this.run = run;
        this.events = events;
        this.iot = iot;
        this.session = session;
        this.connection = connection;
        this.waits = waits;
        this.time = time;
        this.policy = policy;
        this.confirmed = confirmed;
        this.detach = detach;
        this.confirmation = new Confirmation(iot, time, policy, waits, run.id(), confirmed);
        this.steps = new Steps(time, events);
        this.holder = new ClaimHolder(iot, request, policy, time, waits, events);
    }

    /** Never throws: whatever breaks is the result's failure, and everything is tidied up whatever of that breaks. */
    HandoverResult execute() {
        Outcome outcome = Outcome.FAILED;
        Optional<Failure> failure = Optional.empty();
        try {
            events.accept(new HandoverEvent.Started(run, request.templateName(), request.parameters(), request.port(), request.profile().map(Profile::name)));
            outcome = take();
            detach.getAsBoolean();
        } catch (Throwable e) {
            failure = Optional.of(connection.cause(named(e, detach.getAsBoolean())));
        }
        events.ending();
        waits.over();
        Optional<Step> failedStep = failure.map(_ -> steps.current().or(steps::last).orElse(Step.TEMPLATE));
        failure.ifPresent(_ -> tidy(this::leaveDeviceAsItWas));
        tidy(holder::close);
        tidy(connection::close);
        tidy(() -> awaitedThing.ifPresent(confirmed::release));
        tidy(request.secrets()::close);
        if (failure.isPresent()) {
            Failure named = failure.get();
            boolean aborted = named.kind() == LocalFailure.Kind.CANCELLED;
            outcome = aborted ? Outcome.ABORTED : Outcome.FAILED;
            tidy(() -> steps.failed(named, aborted));
        }
        return end(new HandoverResult(run, outcome,
                new HandoverResult.Target(request.templateName(), connection.port().map(PortInfo::path).or(request::port), connection.profile(), connection.identity()),
                new HandoverResult.Identifiers(reported.flatMap(DeviceStatus::thing), reported.flatMap(DeviceStatus::certificateId),
                        holder.hasClaim() ? Optional.of(holder.claim().certificateId()) : Optional.empty()),
                steps.taken(), failure.map(named -> new HandoverResult.StepFailure(failedStep.orElseThrow(), named))));
    }

    /** What went well and is not written down must not look as if all were well. */
    private HandoverResult end(HandoverResult result) {
        HandoverResult known = result.orNotRecorded(events.refused());
        tidy(() -> events.keep(new HandoverEvent.Ended(known)));
        HandoverResult told = known.orNotRecorded(events.refused());
        tidy(() -> events.tell(new HandoverEvent.Ended(told)));
        return told;
    }

    /** One thing that cannot be tidied up keeps no other from it, and changes nothing about how the hand-over went. */
    private static void tidy(Runnable tidying) {
        try {
            tidying.run();
        } catch (Throwable e) {
            LOG.error("not all was tidied up after a hand-over", e);
        }
    }

    private Outcome take() throws InterruptedException {
        begin(Step.TEMPLATE);
        // Better now than in the middle.
        session.requireLasting(HandoverPolicy.SESSION_NEEDED, time);
        Preparation general = Preparation.of(request, iot, waits);
        general.version().ifPresent(version -> events.accept(new HandoverEvent.TemplateRead(version)));
        general.doubt().ifPresentOrElse(steps::unverified, steps::done);

        begin(Step.DEVICE);
        DeviceIdentity identity = connection.open(request.port(), request.profile(), request.secrets().login());
        prove(identity);
        Preparation preparation = general.with(admit(identity).parameters());
        preparation.check(identity, request.rootCas());
        Optional<String> expected = preparation.expectedThing(identity);
        if (!identity.can(Capability.REPORTS_PROGRESS) && request.until() == Until.CONFIRMED && expected.isEmpty()) {
            throw new RegistrationFailure(RegistrationFailure.Kind.NOT_CONFIRMABLE, Map.of()).exception();
        }
        expected.ifPresent(this::awaitAlone);
        events.accept(new HandoverEvent.DeviceAnswered(connection.port().orElseThrow(), identity, connection.profile(), expected));
        steps.done();

        begin(Step.CLAIM);
        boolean toTheEnd = request.until() == Until.CONFIRMED;
        // First, since on a full bench the question may have to wait for its turn, which is not to come off the claim's time.
        Set<String> before = expected.filter(_ -> toTheEnd).map(thing -> certificatesBefore(thing, identity)).orElse(Set.of());
        holder.ready();
        steps.done();

        if (!toTheEnd) {
            deliver(preparation);
            return Outcome.DELIVERED;
        }
        if (!identity.can(Capability.REPORTS_PROGRESS)) {
            // Its firmware may act on the first file that arrives.
            Evidence evidence = new Evidence(expected, preparation.hooked(), before, holder.serviceTime());
            deliver(preparation);
            watchRegistry(expected.orElseThrow(), evidence);
            return Outcome.CONFIRMED;
        }
        Instant since = deliver(preparation);
        begin(Step.REGISTER);
        var registration = new RegistrationWatch(connection, holder, time, policy, waits, preparation.endpoint(), events);
        registration.await(DeviceState.RECONNECTING);
        steps.done();

        begin(Step.RECONNECT);
        DeviceStatus done = registration.await(DeviceState.DONE);
        reported = Optional.of(done);
        deviceTouched = false; // it has its own identity now, which is not ours to take back
        steps.done();

        begin(Step.CONFIRM);
        Optional<String> named = expected.or(() -> preparation.expectedThing(identity, done.certificateId().orElseThrow()));
        Optional<Failure> doubt = confirmation.await(done, new Evidence(named, preparation.hooked(), before, since));
        doubt.ifPresentOrElse(steps::unverified, steps::done);
        return doubt.isPresent() ? Outcome.UNPROVEN : Outcome.CONFIRMED;
    }

    /** What is shown of one that may not pass is what is recorded of it. */
    private Admission.Admitted admit(DeviceIdentity identity) {
        Admission.Admitted known;
        try {
            known = request.admission().admit(identity, run.id());
        } catch (FailureException e) {
            events.accept(new HandoverEvent.DeviceAnswered(connection.port().orElseThrow(), identity, connection.profile(), Optional.empty()));
            throw e;
        }
        if (!known.equals(Admission.Admitted.UNKNOWN)) {
            events.accept(new HandoverEvent.Admitted(known));
        }
        return known;
    }

    /** Of two devices that become the same thing at the same time, nobody could tell which has come. */
    private void awaitAlone(String thing) {
        if (!confirmed.expect(thing)) {
            throw new RegistrationFailure(RegistrationFailure.Kind.THING_AWAITED, Map.of("thing", thing)).exception();
        }
        awaitedThing = Optional.of(thing);
    }

    /** What the thing has already. A role that may not look cannot confirm either, which is said when the device is done: it may register all the same. */
    private Set<String> certificatesBefore(String thing, DeviceIdentity identity) {
        waits.on(Awaited.SERVICE, IotWait.ANSWER.limit());
        try {
            return confirmation.certificates(thing);
        } catch (FailureException e) {
            if (identity.can(Capability.REPORTS_PROGRESS) && e.failure().kind() == RegistrationFailure.Kind.CONFIRMATION_NOT_ALLOWED) {
                return Set.of();
            }
            throw e;
        }
    }

    /** Whoever cancels while it is told of a step has nothing of that step happen. */
    private void begin(Step step) throws InterruptedException {
        steps.start(step);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** A code that the device has no use for would protect nothing, and the technician relies on it. */
    private void prove(DeviceIdentity identity) {
        request.secrets().possession().ifPresent(code -> {
            if (!identity.can(Capability.TAKES_SEAL) || !(connection.device() instanceof TakesSeal sealed)) {
                throw new DeviceFailure(DeviceFailure.Kind.SEAL_NOT_OFFERED, Map.of()).exception();
            }
            sealed.prove(code);
        });
    }

    /** What a device does not say itself, its thing and its new certificate do. */
    private void watchRegistry(String thing, Evidence evidence) throws InterruptedException {
        begin(Step.CONFIRM);
        deviceTouched = false; // it may be registered any moment
        String certificate = confirmation.watch(thing, evidence, holder.remaining());
        reported = Optional.of(new DeviceStatus(DeviceState.DONE, Optional.of(thing), Optional.of(certificate), Optional.empty()));
        steps.done();
    }

    /** @return the earliest moment, by the service's clock, at which the device can have acted on a bundle that it has to be told to act on */
    private Instant deliver(Preparation preparation) throws InterruptedException {
        var bundle = new Bundle(preparation.endpoint(), preparation.parameters(), holder.claim(), request.rootCas(), Optional.empty());
        begin(Step.DELIVER);
        waits.on(Awaited.DELIVERY, holder.remaining());
        readyForBundle();
        send(bundle);
        steps.done();

        begin(Step.VERIFY);
        waits.on(Awaited.VERIFICATION, holder.remaining());
        Instant since = holder.serviceTime();
        Optional<Failure> doubt = commit(bundle) instanceof Verification.NotVerifiable(DeviceFailure.Unverified reason)
                ? Optional.of(new DeviceFailure(DeviceFailure.Kind.NOT_VERIFIABLE, Map.of("reason", reason)))
                : Optional.empty();
        if (doubt.isPresent() && request.until() == Until.DELIVERED) {
            throw doubt.get().exception();
        }
        connection.forget();
        holder.close();
        doubt.ifPresentOrElse(steps::unverified, steps::done);
        return since;
    }

    /** A device that still has something of an earlier hand-over forgets it first. */
    private void readyForBundle() throws InterruptedException {
        boolean leftOver = connection.identity().orElseThrow().standing() != Standing.NOTHING;
        deviceTouched = true;
        if (leftOver) {
            keep(HandoverRun::forget);
        }
    }

    private void send(Bundle bundle) throws InterruptedException {
        keep(device -> {
            if (holder.isExpired()) {
                throw holder.expired();
            }
            connection.guard(bundle.claim().key());
            device.deliver(bundle, holder.serviceTime(), (held, total) -> {
                // Each part has its limit, and there may be many of them.
                if (holder.isExpired()) {
                    throw holder.expired();
                }
                events.accept(new HandoverEvent.Delivering(held, total));
            });
            return null;
        });
    }

    /** When the device turns out to lack something, because the link broke or it has restarted, it is sent again. */
    private Verification commit(Bundle bundle) throws InterruptedException {
        for (int delivery = 1; ; delivery++) {
            if (holder.isExpired()) {
                throw holder.expired();
            }
            try {
                return keep(Device::commit);
            } catch (FailureException e) {
                if (!mayHaveRestarted(e.failure(), delivery) || delivery == DELIVERIES) {
                    throw e;
                }
                send(bundle);
            }
        }
    }

    /** A device that restarted has forgotten the bundle, and the key that it was sealed for. */
    private boolean mayHaveRestarted(Failure failure, int delivery) {
        return failure.kind() == DeviceFailure.Kind.DEVICE_WRONG_STATE || failure.kind() == DeviceFailure.Kind.DEVICE_LOST_TRACK
                || failure.kind() == DeviceFailure.Kind.SEAL_NOT_OPENED && delivery == 1;
    }

    private <R> R keep(Function<Device, R> doing) throws InterruptedException {
        try {
            return connection.keep(doing, port -> events.accept(new HandoverEvent.LinkLost(port)));
        } catch (FailureException e) {
            // The line is listened to as long as there is a claim: silence at its end is no fault of the device.
            throw e.failure().kind() == DeviceFailure.Kind.DEVICE_SILENT && holder.isExpired() ? holder.expired() : e;
        }
    }

    private void leaveDeviceAsItWas() {
        if (deviceTouched) {
            try {
                forget(connection.device());
            } catch (FailureException e) {
                LOG.info("the device could not be told to forget: {}", e.getMessage());
            }
        }
    }

    /** One that cannot forget is done with when its conversation is closed. */
    private static Device forget(Device device) {
        if (device instanceof Forgets forgetful) {
            forgetful.abort();
        }
        return device;
    }

    private static Failure named(Throwable thrown, boolean cancelled) {
        if (!(thrown instanceof FailureException || thrown instanceof InterruptedException)) {
            LOG.error("hand-over broke", thrown);
        }
        return cancelled || thrown instanceof InterruptedException ? new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()) : Defect.of(thrown);
    }
}
