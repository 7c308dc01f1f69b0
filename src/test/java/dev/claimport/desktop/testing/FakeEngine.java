package dev.claimport.desktop.testing;

import dev.claimport.bench.Engine;
import dev.claimport.claim.ClaimFacts;
import dev.claimport.claim.ProvisioningClaim;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest;
import dev.claimport.handover.HandoverResult;
import dev.claimport.handover.HandoverResult.Outcome;
import dev.claimport.handover.Run;
import dev.claimport.handover.RunOrigin;
import dev.claimport.handover.Step;
import dev.claimport.serial.PortInfo;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A hand-over whose course the test tells, step by step; it waits until it is told. */
public final class FakeEngine implements Engine {

    public static final String CERTIFICATE = "c41f9b2d7a6640d39cf2ab10d35ee8a01b7c5d4e3f2a1908172635445362a77e";

    private sealed interface Order {
        record Tell(HandoverEvent event) implements Order {}

        record Return(Outcome outcome, Optional<Step> step, Optional<Failure> failure) implements Order {}
    }

    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    /** Given and not yet done. */
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean running;
    private final TimeSource time;
    private final FakeIot iot;
    private final FakeBench bench;
    private final List<HandoverResult.StepRecord> records = new ArrayList<>();
    private Optional<PortInfo> answering = Optional.empty();
    public volatile HandoverRequest request;
    public volatile ProvisioningClaim claim;
    public volatile boolean cancelled;
    /** The last event that was told; null before the first. */
    public volatile HandoverEvent told;

    public FakeEngine(TimeSource time, FakeIot iot, FakeBench bench) {
        this.time = time;
        this.iot = iot;
        this.bench = bench;
    }

    private void order(Order next) {
        open.incrementAndGet();
        orders.add(next);
    }

    /** Whether it runs, and waits to be told more. */
    boolean isWaiting() {
        return running && open.get() == 0;
    }

    public FakeEngine tell(HandoverEvent event) {
        order(new Order.Tell(event));
        return this;
    }

    /** Tells that a step has begun and ended. */
    public FakeEngine done(Step step, long millis) {
        records.add(new HandoverResult.StepRecord(step, Duration.ofMillis(millis), HandoverResult.StepOutcome.DONE));
        return tell(new HandoverEvent.StepStarted(step)).tell(new HandoverEvent.StepDone(step, Duration.ofMillis(millis)));
    }

    public FakeEngine start(Step step) {
        return tell(new HandoverEvent.StepStarted(step));
    }

    public FakeEngine answered() {
        return answered(answering.orElseGet(() -> bench.list().getFirst()));
    }

    /** The device on that port has. */
    public FakeEngine answered(PortInfo port) {
        answering = Optional.of(port);
        DeviceIdentity identity = bench.identityOn(port);
        return tell(new HandoverEvent.DeviceAnswered(port, identity, Optional.empty(), Optional.empty()));
    }

    public FakeEngine registering(DeviceState state) {
        return tell(new HandoverEvent.Registering(DeviceStatus.at(state)));
    }

    /** Device answered, claim received, sent and verified. */
    public FakeEngine untilVerified() {
        return done(Step.SIGN_IN, 1).done(Step.TEMPLATE, 30).start(Step.DEVICE).answered().done(Step.DEVICE, 210)
                .start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640)
                .start(Step.DELIVER).tell(new HandoverEvent.Delivering(1200, 2998)).tell(new HandoverEvent.Delivering(2998, 2998))
                .done(Step.DELIVER, 410).done(Step.VERIFY, 120);
    }

    /** Up to where nothing tells whether the device got what was sent. */
    public FakeEngine untilUnverified() {
        records.add(new HandoverResult.StepRecord(Step.VERIFY, Duration.ofMillis(120), HandoverResult.StepOutcome.UNVERIFIED));
        return done(Step.SIGN_IN, 1).done(Step.TEMPLATE, 30).start(Step.DEVICE).answered().done(Step.DEVICE, 210)
                .start(Step.CLAIM).claimReceived().done(Step.CLAIM, 640)
                .start(Step.DELIVER).tell(new HandoverEvent.Delivering(3647, 3647)).done(Step.DELIVER, 680)
                .start(Step.VERIFY).tell(new HandoverEvent.StepUnverified(Step.VERIFY, Duration.ofMillis(120),
                        new DeviceFailure(DeviceFailure.Kind.NOT_VERIFIABLE, Map.of("reason", DeviceFailure.Unverified.LENGTH)))).wiped();
    }

    public FakeEngine claimReceived() {
        claim = null;
        return tell(new HandoverEvent.ClaimReceived(null));
    }

    public FakeEngine wiped() {
        return tell(new HandoverEvent.KeyWiped(time.instant()));
    }

    public void confirm() {
        done(Step.REGISTER, 4300).wiped().done(Step.RECONNECT, 1200).done(Step.CONFIRM, 310);
        order(new Order.Return(Outcome.CONFIRMED, Optional.empty(), Optional.empty()));
    }

    /** Comes as far, and nobody can tell that it was this device. */
    public void unproven() {
        done(Step.REGISTER, 4300).wiped().done(Step.RECONNECT, 1200).done(Step.CONFIRM, 310);
        order(new Order.Return(Outcome.UNPROVEN, Optional.empty(), Optional.empty()));
    }

    /** The same of a device that cannot tell how far it is. */
    public void confirmUnreported() {
        done(Step.CONFIRM, 6400);
        order(new Order.Return(Outcome.CONFIRMED, Optional.empty(), Optional.empty()));
    }

    /** Ends with the delivery. */
    public void deliver() {
        wiped();
        order(new Order.Return(Outcome.DELIVERED, Optional.empty(), Optional.empty()));
    }

    public void fail(Step step, Failure failure) {
        start(step).tell(new HandoverEvent.StepFailed(step, Duration.ofMillis(2200), failure)).wiped();
        order(new Order.Return(Outcome.FAILED, Optional.of(step), Optional.of(failure)));
    }

    @Override
    public void cancel() {
        cancelled = true;
        wiped();
        order(new Order.Return(Outcome.ABORTED, Optional.empty(), Optional.empty()));
    }

    @Override
    public HandoverResult run(HandoverRequest asked, Consumer<HandoverEvent> events) {
        request = asked;
        claim = asked.claim().orElse(null);
        running = true;
        try {
            while (true) {
                switch (orders.take()) {
                    case Order.Tell(HandoverEvent event) -> tell(event, asked, events);
                    case Order.Return(Outcome outcome, var step, var failure) -> {
                        HandoverResult result = result(outcome, step, failure);
                        events.accept(new HandoverEvent.Ended(result));
                        return result;
                    }
                }
                open.decrementAndGet();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            running = false;
        }
    }

    private void tell(HandoverEvent event, HandoverRequest asked, Consumer<HandoverEvent> events) {
        switch (event) {
            case HandoverEvent.ClaimReceived _ -> {
                claim = asked.claim().orElseGet(() -> iot.createClaim(asked.templateName()));
                events.accept(new HandoverEvent.ClaimReceived(ClaimFacts.of(claim)));
            }
            case HandoverEvent.KeyWiped wiped -> {
                if (claim != null) {
                    claim.close();
                }
                events.accept(wiped);
            }
            default -> {
                events.accept(event);
                told = event;
            }
        }
    }

    private HandoverResult result(Outcome outcome, Optional<Step> step, Optional<Failure> failure) {
        boolean good = outcome == Outcome.CONFIRMED;
        Optional<DeviceIdentity> device = bench.list().stream().filter(port -> request.port().filter(port.path()::equals).isPresent()).findFirst()
                .or(() -> bench.list().stream().findFirst()).map(bench::identityOn);
        return new HandoverResult(Run.begin(time.instant(), RunOrigin.UNKNOWN), outcome,
                new HandoverResult.Target(request.templateName(), request.port(), Optional.empty(), device), new HandoverResult.Identifiers(good ? Optional.of("gw-berlin-mitte-" + device.orElseThrow().serial()) : Optional.empty(),
                good ? Optional.of(CERTIFICATE) : Optional.empty(),
                Optional.ofNullable(claim).map(ProvisioningClaim::certificateId)), records,
                failure.map(named -> new HandoverResult.StepFailure(step.orElseThrow(), named)));
    }
}
