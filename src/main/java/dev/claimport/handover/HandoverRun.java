package dev.claimport.handover;

import dev.claimport.claim.Bundle;
import dev.claimport.claim.EncodedBundle;
import dev.claimport.device.Device;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.Verification;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.iot.IotService;
import dev.claimport.serial.PortInfo;
import dev.claimport.signin.SessionLife;
import dev.claimport.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run through the steps, and the tidying up after it, however it ends. */
final class HandoverRun {

    private static final Logger LOG = LoggerFactory.getLogger(HandoverRun.class);
    /** How often a bundle is sent anew when a lost link leaves open whether the device took it. */
    private static final int DELIVERIES = 3;

    private final HandoverRequest request;
    private final Consumer<HandoverEvent> events;
    private final IotService iot;
    private final SessionLife session;
    private final DeviceLine line;
    private final TimeSource time;
    private final HandoverPolicy policy;
    private final BooleanSupplier detach;
    private final Steps steps;
    private final ClaimDesk desk;
    private Optional<DeviceStatus> reported = Optional.empty();
    private boolean deviceTouched;

    /** @param detach from its call on no cancel arrives; says whether one has */
    HandoverRun(HandoverRequest request, Consumer<HandoverEvent> events, IotService iot, SessionLife session, DeviceLine line,
            TimeSource time, HandoverPolicy policy, BooleanSupplier detach) {
        this.request = request;
        this.events = events;
        this.iot = iot;
        this.session = session;
        this.line = line;
        this.time = time;
        this.policy = policy;
        this.detach = detach;
        this.steps = new Steps(time, events);
        this.desk = new ClaimDesk(iot, request, policy, time, events);
    }

    HandoverResult execute() {
        Outcome outcome = Outcome.FAILED;
        Optional<Failure> failure = Optional.empty();
        try (line; desk) {
            try {
                outcome = take();
                detach.getAsBoolean();
            } catch (FailureException | InterruptedException e) {
                failure = Optional.of(named(e, detach.getAsBoolean()));
            } catch (RuntimeException e) {
                boolean cancelled = detach.getAsBoolean();
                LOG.error("hand-over broke", e);
                failure = Optional.of(named(e, cancelled));
            }
            failure.ifPresent(_ -> leaveDeviceAsItWas());
        }
        Optional<Step> failedStep = failure.isEmpty() ? Optional.empty() : steps.current();
        if (failure.isPresent()) {
            boolean aborted = failure.get().kind() == LocalFailure.Kind.CANCELLED;
            outcome = aborted ? Outcome.ABORTED : Outcome.FAILED;
            steps.failed(failure.get(), aborted);
        }
        return new HandoverResult(outcome, request.templateName(), line.port().map(PortInfo::path).or(request::port), line.identity(),
                reported.flatMap(DeviceStatus::thing), reported.flatMap(DeviceStatus::certificateId),
                desk.hasClaim() ? Optional.of(desk.claim().certificateId()) : Optional.empty(), steps.taken(), failedStep, failure);
    }

    private Outcome take() throws InterruptedException {
        steps.start(Step.TEMPLATE);
        // Better now than in the middle.
        session.requireLasting(HandoverPolicy.SESSION_NEEDED, time);
        Preparation preparation = Preparation.of(request, iot);
        steps.done();

        steps.start(Step.DEVICE);
        DeviceIdentity identity = line.open(request.port());
        preparation.check(identity);
        events.accept(new HandoverEvent.DeviceAnswered(line.port().orElseThrow(), identity, preparation.expectedThing(identity)));
        steps.done();

        steps.start(Step.CLAIM);
        desk.ready();
        steps.done();

        deliver(preparation);
        if (request.until() == Until.DELIVERED) {
            return Outcome.DELIVERED;
        }

        steps.start(Step.REGISTER);
        var registration = new Registration(line, desk, time, policy, preparation.endpoint(), events);
        registration.await(DeviceState.RECONNECTING);
        steps.done();

        steps.start(Step.RECONNECT);
        DeviceStatus done = registration.await(DeviceState.DONE);
        reported = Optional.of(done);
        deviceTouched = false; // it has its own identity now, which is not ours to take back
        steps.done();

        steps.start(Step.CONFIRM);
        new Confirmation(iot, time, policy).await(done, desk.claim());
        steps.done();
        return Outcome.CONFIRMED;
    }

    private void deliver(Preparation preparation) throws InterruptedException {
        var bundle = new Bundle(preparation.endpoint(), preparation.parameters(), desk.claim(), request.rootCas(), Optional.empty());
        try (EncodedBundle encoded = bundle.encode()) {
            steps.start(Step.DELIVER);
            readyForBundle();
            send(encoded);
            steps.done();

            steps.start(Step.VERIFY);
            Verification verification = commit(encoded);
            if (verification instanceof Verification.NotVerifiable(String reason) && request.until() == Until.DELIVERED) {
                throw new DeviceFailure(DeviceFailure.Kind.NOT_VERIFIABLE, Map.of("reason", reason)).exception();
            }
        }
        desk.close();
        steps.done();
    }

    /** A device that still has something of an earlier hand-over forgets it first; one that is registering is left alone. */
    private void readyForBundle() throws InterruptedException {
        DeviceState state = line.identity().orElseThrow().state();
        if (state == DeviceState.REGISTERING) {
            throw new DeviceFailure(DeviceFailure.Kind.DEVICE_BUSY, Map.of()).exception();
        }
        deviceTouched = true;
        if (state != DeviceState.EMPTY) {
            keep(device -> {
                device.abort();
                return null;
            });
        }
    }

    private void send(EncodedBundle encoded) throws InterruptedException {
        keep(device -> {
            if (desk.isExpired()) {
                throw desk.expired();
            }
            device.deliver(encoded, desk.serviceTime(), held -> events.accept(new HandoverEvent.Delivering(held, encoded.size())));
            return null;
        });
    }

    /** When the link breaks just now, nobody knows whether the device took the bundle: ask it, and send again what it lacks. */
    private Verification commit(EncodedBundle encoded) throws InterruptedException {
        for (int delivery = 1; ; delivery++) {
            if (desk.isExpired()) {
                throw desk.expired();
            }
            boolean[] lost = {false};
            Optional<Verification> answer = line.keep(device -> {
                if (!lost[0]) {
                    return Optional.of(device.commit(encoded));
                }
                return acceptedAlready(device) ? Optional.of(new Verification.Verified("SHA-256")) : Optional.empty();
            }, port -> {
                lost[0] = true;
                events.accept(new HandoverEvent.LinkLost(port));
            });
            if (answer.isPresent()) {
                return answer.get();
            }
            if (delivery == DELIVERIES) {
                throw new DeviceFailure(DeviceFailure.Kind.DEVICE_LOST_TRACK, Map.of()).exception();
            }
            send(encoded);
        }
    }

    private static boolean acceptedAlready(Device device) {
        return device.status().state().compareTo(DeviceState.ACCEPTED) >= 0;
    }

    private <R> R keep(Function<Device, R> doing) throws InterruptedException {
        return line.keep(doing, port -> events.accept(new HandoverEvent.LinkLost(port)));
    }

    private void leaveDeviceAsItWas() {
        if (deviceTouched) {
            try {
                line.device().abort();
            } catch (FailureException e) {
                LOG.info("the device could not be told to forget: {}", e.getMessage());
            }
        }
    }

    private static Failure named(Exception e, boolean cancelled) {
        if (cancelled || e instanceof InterruptedException) {
            return new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of());
        }
        return e instanceof FailureException named
                ? named.failure()
                : new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", e.getClass().getSimpleName()), String.valueOf(e.getMessage()));
    }
}
