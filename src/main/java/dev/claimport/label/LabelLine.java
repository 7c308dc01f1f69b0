package dev.claimport.label;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Prints the labels of a bench, one after the other as their devices pass, apart from the bench: a printer that is away or out of labels holds no
 * device up. What could not be printed waits, in its order, for the next one or for somebody who says that it works again. On one thread, that of
 * {@link Background#show}.
 */
public final class LabelLine implements AutoCloseable {

    private final DeviceLabels labels;
    private final Supplier<Optional<LabelSetup>> setup;
    private final Background background;
    private final Consumer<State> told;
    private final Deque<String> due = new ArrayDeque<>();
    private Optional<Background.Task> printing = Optional.empty();
    private boolean busy;

    /** @param setup how they are printed now; empty where none are. May block @param told after each that was printed or could not be */
    public LabelLine(DeviceLabels labels, Supplier<Optional<LabelSetup>> setup, Background background, Consumer<State> told) {
        this.labels = labels;
        this.setup = setup;
        this.background = background;
        this.told = told;
    }

    /** How it stands. @param printed what was printed just now @param failure why the first that waits is not @param waiting how many wait */
    public record State(Optional<DeviceLabel> printed, Optional<Failure> failure, int waiting) {}

    /** A device has passed. @param run its attempt's id */
    public void add(String run) {
        due.add(run);
        go();
    }

    /** Tries those once more that wait. */
    public void again() {
        go();
    }

    /** Prints those no more that wait: each can still be printed from its record. */
    public void drop() {
        close();
        due.clear();
        told.accept(new State(Optional.empty(), Optional.empty(), 0));
    }

    /** Whether one is being printed. */
    public boolean isBusy() {
        return busy;
    }

    private void go() {
        if (!busy && !due.isEmpty()) {
            busy = true;
            String run = due.getFirst();
            printing = Optional.of(background.start(LabelWait.LABEL, () -> setup.get().map(how -> print(run, how)), this::printed, this::failed));
        }
    }

    private DeviceLabel print(String run, LabelSetup how) {
        DeviceLabel label = labels.draw(run, how.template());
        labels.print(label, how.printer());
        return label;
    }

    /** @param label empty where none are printed any more */
    private void printed(Optional<DeviceLabel> label) {
        due.removeFirst();
        busy = false;
        label.ifPresent(done -> told.accept(new State(Optional.of(done), Optional.empty(), due.size())));
        go();
    }

    private void failed(Failure failure) {
        busy = false;
        boolean ofThisOne = failure.kind() == LocalFailure.Kind.LABEL_INVALID;
        if (ofThisOne) {
            due.removeFirst();
        }
        told.accept(new State(Optional.empty(), Optional.of(failure), due.size()));
        if (ofThisOne) {
            go();
        }
    }

    /** Gives up what is being printed. */
    @Override
    public void close() {
        printing.filter(_ -> busy).ifPresent(Background.Task::cancel);
        busy = false;
    }
}
