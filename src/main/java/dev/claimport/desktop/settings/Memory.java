package dev.claimport.desktop.settings;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in use. Changes are saved as they are made; a disk that refuses costs the memory, never the work. */
public final class Memory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final SettingsFile file;
    private final Executor writer;
    private final Object writing = new Object();
    private volatile Settings settings;
    private Settings saved;

    /**
     * Reads the file: not on the FX thread.
     *
     * @param writer where the file is written
     */
    public Memory(SettingsFile file, Executor writer) {
        this.file = file;
        this.writer = writer;
        this.settings = load(file);
        this.saved = settings;
    }

    private static Settings load(SettingsFile file) {
        try {
            return file.load();
        } catch (IOException e) {
            LOG.warn("could not read the settings", e);
            return Settings.EMPTY;
        }
    }

    public Settings settings() {
        return settings;
    }

    /** To be called on the screen's thread. */
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            writer.execute(this::saveNewest);
        }
    }

    private void saveNewest() {
        synchronized (writing) {
            Settings newest = settings;
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
