package dev.claimport.desktop.handover;

import dev.claimport.account.check.Finding;
import dev.claimport.failure.Failure;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One step of the timeline. */
public final class StepViewModel {

    /** How far a step is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        UNVERIFIED,
        FAILED,
        ABORTED
    }

    private final Step step;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.WAITING);
    private final ObjectProperty<Duration> took = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Progress> progress = new SimpleObjectProperty<>(Progress.NONE);
    private final ObjectProperty<Failure> failure = new SimpleObjectProperty<>();
    private final ObjectProperty<List<Finding>> predicted = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<WaitCount.@Nullable Counted> waiting = new SimpleObjectProperty<>();
    private Instant startedAt;

    StepViewModel(Step step) {
        this.step = step;
    }

    void reset() {
        // Before the state: what is shown follows from all of them when that changes.
        took.set(Duration.ZERO);
        progress.set(Progress.NONE);
        failure.set(null);
        predicted.set(List.of());
        state.set(State.WAITING);
    }

    void start(Instant now) {
        startedAt = now;
        state.set(State.RUNNING);
    }

    void done(Duration duration) {
        took.set(duration);
        state.set(State.DONE);
    }

    void unverified(Duration duration, Failure why) {
        took.set(duration);
        progress.set(new Progress.Unverified(why));
        state.set(State.UNVERIFIED);
    }

    void fail(Duration duration, Failure reason) {
        took.set(duration);
        failure.set(reason);
        state.set(State.FAILED);
    }

    /** Says which rules had predicted that it would fail. */
    void explain(List<Finding> by) {
        predicted.set(by);
    }

    void abort() {
        state.set(State.ABORTED);
    }

    void tick(Instant now) {
        if (state.get() == State.RUNNING && now.isAfter(startedAt)) {
            took.set(Duration.between(startedAt, now));
        }
    }

    void waitFor(WaitCount.@Nullable Counted now) {
        waiting.set(state.get() == State.RUNNING ? now : null);
    }

    void show(Progress now) {
        progress.set(now);
    }

    public Step step() {
        return step;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    /** How long it took, or has taken so far. */
    public ReadOnlyObjectProperty<Duration> tookProperty() {
        return took;
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress;
    }

    /** What it waits for, once that has taken a while; null otherwise. */
    public ReadOnlyObjectProperty<WaitCount.@Nullable Counted> waitingProperty() {
        return waiting;
    }

    /** What the check of the template had said of the failure; empty unless {@link State#FAILED}. */
    public ReadOnlyObjectProperty<List<Finding>> predictedProperty() {
        return predicted;
    }

    /** Null unless {@link State#FAILED}. */
    public ReadOnlyObjectProperty<Failure> failureProperty() {
        return failure;
    }
}
