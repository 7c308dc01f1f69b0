package dev.claimport.desktop.memory;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in use. Changes are saved as they are made; a disk that refuses costs the memory, never the work, and is told. */
public final class Memory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final ChoicesFile file;
    private final Executor writer;
    private final Object writing = new Object();
    private final Queue<UnaryOperator<RememberedChoices>> unsaved = new ConcurrentLinkedQueue<>();
    /** Taken out of the queue, and not in the file yet. */
    private final List<UnaryOperator<RememberedChoices>> changes = new ArrayList<>();
    private Consumer<Failure> told = _ -> { };
    /** Why the file could not be written last. */
    private Optional<Failure> refusal = Optional.empty();
    private volatile RememberedChoices settings;

    /**
     * Reads the file: not on the FX thread.
     *
     * @param writer where the file is written
     */
    public Memory(ChoicesFile file, Executor writer) {
        this.file = file;
        this.writer = writer;
        this.settings = load(file);
    }

    private static RememberedChoices load(ChoicesFile file) {
        try {
            return file.load();
        } catch (IOException e) {
            LOG.warn("could not read the settings", e);
            return RememberedChoices.EMPTY;
        }
    }

    public RememberedChoices settings() {
        return settings;
    }

    /** To be called on the screen's thread. */
    public void change(UnaryOperator<RememberedChoices> change) {
        RememberedChoices changed = change.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            unsaved.add(change);
            writer.execute(this::saveChanges);
        }
    }

    /**
     * Names who is told why the file cannot be written: once, and anew only after it could be. Also of what has happened already.
     *
     * @param listener may be told on any thread
     */
    public void tellRefusals(Consumer<Failure> listener) {
        synchronized (writing) {
            told = listener;
            refusal.ifPresent(listener);
        }
    }

    /** Made to what is in the file now, so that what other windows have changed meanwhile stays. What is refused is written with the next change. */
    private void saveChanges() {
        synchronized (writing) {
            for (var change = unsaved.poll(); change != null; change = unsaved.poll()) {
                changes.add(change);
            }
            if (changes.isEmpty()) {
                return;
            }
            try {
                file.change(saved -> {
                    RememberedChoices changed = saved;
                    for (UnaryOperator<RememberedChoices> change : changes) {
                        changed = change.apply(changed);
                    }
                    return changed;
                });
                changes.clear();
                refusal = Optional.empty();
            } catch (IOException e) {
                refused(file.unreadable(e));
            } catch (FailureException e) {
                refused(e.failure());
            }
        }
    }

    private void refused(Failure failure) {
        LOG.warn("could not write the settings: {}", failure);
        boolean known = refusal.isPresent();
        refusal = Optional.of(failure);
        if (!known) {
            told.accept(failure);
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        saveChanges();
    }
}
