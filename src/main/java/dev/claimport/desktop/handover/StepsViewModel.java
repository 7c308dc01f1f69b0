package dev.claimport.desktop.handover;

import dev.claimport.account.check.Finding;
import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.handover.HandoverEvent;
import dev.claimport.handover.HandoverRequest.Until;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The timeline: of the seven steps that have to do with the device those that there are for it, and how far they are as a whole. */
public final class StepsViewModel {

    /** What only the device itself could tell of. */
    private static final Set<Step> TOLD = EnumSet.of(Step.REGISTER, Step.RECONNECT);
    private static final Set<Step> AFTER_DELIVERY = EnumSet.range(Step.REGISTER, Step.CONFIRM);

    private final List<StepViewModel> all = EnumSet.range(Step.DEVICE, Step.CONFIRM).stream().map(StepViewModel::new).toList();
    private final ObservableList<StepViewModel> steps = FXCollections.observableArrayList(all);
    private final ObjectProperty<Duration> elapsed = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Double> fraction = new SimpleObjectProperty<>(0.0);
    private final ObjectProperty<Integer> current = new SimpleObjectProperty<>(0);
    private final ObjectProperty<WaitCount.@Nullable Counted> waiting = new SimpleObjectProperty<>();
    private final WaitCount waits = new WaitCount();
    private Instant startedAt;
    private Until until = Until.CONFIRMED;

    /** @param end where it will stop */
    void begin(Instant now, Until end) {
        startedAt = now;
        reset();
        until = end;
        show(steps.stream().filter(this::isBeforeEnd).toList());
    }

    /** Shows the steps that there are for this device; all of them while there is none. @param device may be null */
    void follow(@Nullable DeviceIdentity device) {
        boolean tells = device == null || device.can(Capability.REPORTS_PROGRESS);
        show(all.stream().filter(step -> tells || !TOLD.contains(step.step()))
                .filter(this::isBeforeEnd).toList());
    }

    private boolean isBeforeEnd(StepViewModel step) {
        return until == Until.CONFIRMED || !AFTER_DELIVERY.contains(step.step());
    }

    private void show(List<StepViewModel> shown) {
        if (!steps.equals(shown)) {
            steps.setAll(shown);
        }
    }

    void reset() {
        until = Until.CONFIRMED;
        all.forEach(StepViewModel::reset);
        forgetWait();
        elapsed.set(Duration.ZERO);
        fraction.set(0.0);
        current.set(0);
    }

    void on(HandoverEvent event, Instant now) {
        switch (event) {
            case HandoverEvent.StepStarted(Step step) -> of(step).ifPresent(model -> model.start(now));
            case HandoverEvent.StepDone(Step step, Duration took) -> of(step).ifPresent(model -> model.done(took));
            case HandoverEvent.StepUnverified(Step step, Duration took, var why) -> of(step).ifPresent(model -> model.unverified(took, why));
            case HandoverEvent.StepFailed(Step step, Duration took, var failure) -> of(step).ifPresent(model -> model.fail(took, failure));
            case HandoverEvent.Delivering(long held, long total) -> show(Step.DELIVER, new Progress.Sent(held, total));
            case HandoverEvent.ClaimReplaced(Duration remaining) -> show(Step.CLAIM, new Progress.Replaced(remaining));
            case HandoverEvent.LinkLost(String port) -> running().ifPresent(model -> model.show(new Progress.Replug(port)));
            case HandoverEvent.Registering(var status) -> running().ifPresent(model -> model.show(new Progress.Device(status.state())));
            case HandoverEvent.Started _, HandoverEvent.TemplateRead _, HandoverEvent.DeviceAnswered _, HandoverEvent.Admitted _, HandoverEvent.ClaimReceived _,
                    HandoverEvent.KeyWiped _, HandoverEvent.Waiting _, HandoverEvent.Ended _ -> { }
        }
        waits.on(event, now);
        showWait(now);
        count();
    }

    /** Nothing is waited for any more but the end, or nothing at all. */
    void forgetWait() {
        waits.forget();
        showWait(Instant.MIN);
    }

    private void showWait(Instant now) {
        WaitCount.Counted counted = waits.at(now).orElse(null);
        waiting.set(counted);
        all.forEach(step -> step.waitFor(counted));
    }

    /** Says which rules had predicted the failure. */
    void explain(List<Finding> by) {
        all.stream().filter(step -> step.stateProperty().get() == StepViewModel.State.FAILED).forEach(step -> step.explain(by));
    }

    void abort() {
        forgetWait();
        running().ifPresent(StepViewModel::abort);
    }

    void tick(Instant now) {
        all.forEach(step -> step.tick(now));
        showWait(now);
        if (now.isAfter(startedAt)) {
            elapsed.set(Duration.between(startedAt, now));
        }
    }

    private void show(Step step, Progress progress) {
        of(step).ifPresent(model -> model.show(progress));
    }

    private void count() {
        double done = 0;
        int at = 0;
        for (int i = 0; i < steps.size(); i++) {
            StepViewModel step = steps.get(i);
            switch (step.stateProperty().get()) {
                case DONE, UNVERIFIED -> done += 1;
                case RUNNING, FAILED -> {
                    at = i + 1;
                    done += step.progressProperty().get() instanceof Progress.Sent(long held, long total) && total > 0
                            ? Math.min(1, (double) held / total)
                            : 0.3;
                }
                case WAITING, ABORTED -> { }
            }
        }
        fraction.set(done / steps.size());
        current.set(Math.max(current.get(), at));
    }

    private Optional<StepViewModel> running() {
        return all.stream().filter(step -> step.stateProperty().get() == StepViewModel.State.RUNNING).findFirst();
    }

    private Optional<StepViewModel> of(Step step) {
        return all.stream().filter(model -> model.step() == step).findFirst();
    }

    /** Those that there are for the device. */
    public ObservableList<StepViewModel> steps() {
        return steps;
    }

    /** How long the hand-over has taken. */
    public ReadOnlyObjectProperty<Duration> elapsedProperty() {
        return elapsed;
    }

    /** What is waited for, once that has taken a while; null otherwise. */
    public ReadOnlyObjectProperty<WaitCount.@Nullable Counted> waitingProperty() {
        return waiting;
    }

    /** How much is done, 0 to 1. */
    public ReadOnlyObjectProperty<Double> fractionProperty() {
        return fraction;
    }

    /** The number of the step that runs, from 1; 0 before the first. */
    public ReadOnlyObjectProperty<Integer> currentProperty() {
        return current;
    }
}
