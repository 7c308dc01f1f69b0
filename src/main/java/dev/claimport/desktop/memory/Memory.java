package dev.claimport.desktop.memory;

import java.io.IOException;
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
    private volatile RememberedChoices settings;
    private RememberedChoices saved;

    /**
     * Reads the file: not on the FX thread.
     *
     * @param writer where the file is written
     */
    public Memory(ChoicesFile file, Executor writer) {
        this.file = file;
        this.writer = writer;
        this.settings = load(file);
        this.saved = settings;
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
            writer.execute(this::saveNewest);
        }
    }

    private void saveNewest() {
        synchronized (writing) {
            RememberedChoices newest = settings;
            if (!newest.equals(saved)) {
                try {
                    file.save(newest);
                } catch (IOException e) {
                    LOG.warn("could not write the settings", e);
                }
                saved = newest;
            }
        }
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        saveNewest();
    }
}
