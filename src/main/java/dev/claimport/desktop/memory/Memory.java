package dev.claimport.desktop.memory;

import dev.claimport.failure.FailureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in use. Changes are saved as they are made; a disk that refuses costs the memory, never the work. */
public final class Memory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final ChoicesFile file;
    private final Executor writer;
    private final Object writing = new Object();
    private final Queue<UnaryOperator<RememberedChoices>> unsaved = new ConcurrentLinkedQueue<>();
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

    /** Made to what is in the file now, so that what other windows have changed meanwhile stays. */
    private void saveChanges() {
        synchronized (writing) {
            List<UnaryOperator<RememberedChoices>> changes = new ArrayList<>();
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
            } catch (IOException | FailureException e) {
                LOG.warn("could not write the settings", e);
            }
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        saveChanges();
    }
}
