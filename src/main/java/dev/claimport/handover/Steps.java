package dev.claimport.handover;

import dev.claimport.failure.Failure;
import dev.claimport.handover.HandoverResult.StepOutcome;
import dev.claimport.handover.HandoverResult.StepRecord;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps taken so far. Each follows only the one before it in {@link Step}'s order; anything else throws. After
 * {@link Step#VERIFY} comes {@link Step#CONFIRM} at once where the device does not report its registration.
 */
final class Steps {

    private final TimeSource time;
    private final Consumer<HandoverEvent> events;
    private final List<StepRecord> taken = new ArrayList<>();
    private @Nullable Step current;
    private Duration since = Duration.ZERO;

    Steps(TimeSource time, Consumer<HandoverEvent> events) {
        this.time = time;
        this.events = events;
    }

    /** @throws IllegalStateException when another step runs, or this one is out of its order */
    void start(Step step) {
        Step expected = taken.isEmpty() ? Step.TEMPLATE : following(taken.getLast().step());
        boolean unreported = expected == Step.REGISTER && step == Step.CONFIRM;
        if (current != null || step != expected && !unreported) {
            throw new IllegalStateException(step + " does not follow " + (current != null ? current + ", which runs" : taken));
        }
        current = step;
        since = time.running();
        events.accept(new HandoverEvent.StepStarted(step));
    }

    void done() {
        Duration took = end(StepOutcome.DONE);
        events.accept(new HandoverEvent.StepDone(taken.getLast().step(), took));
    }

    void unverified(Failure why) {
        Duration took = end(StepOutcome.UNVERIFIED);
        events.accept(new HandoverEvent.StepUnverified(taken.getLast().step(), took, why));
    }

    /** Nothing to tell where what broke was no step, but the telling that one is done. */
    void failed(Failure failure, boolean aborted) {
        if (current == null) {
            return;
        }
        Duration took = end(aborted ? StepOutcome.ABORTED : StepOutcome.FAILED);
        events.accept(new HandoverEvent.StepFailed(taken.getLast().step(), took, failure));
    }

    /** The step that runs. */
    Optional<Step> current() {
        return Optional.ofNullable(current);
    }

    /** The last step that was taken. */
    Optional<Step> last() {
        return taken.isEmpty() ? Optional.empty() : Optional.of(taken.getLast().step());
    }

    List<StepRecord> taken() {
        return List.copyOf(taken);
    }

    private Duration end(StepOutcome outcome) {
        if (current == null) {
            throw new IllegalStateException("no step runs");
        }
        Duration took = time.running().minus(since);
        taken.add(new StepRecord(current, took, outcome));
        current = null;
        return took;
    }

    private static Step following(Step step) {
        if (step == Step.CONFIRM) {
            throw new IllegalStateException("nothing follows " + step);
        }
        return Step.values()[step.ordinal() + 1];
    }
}
