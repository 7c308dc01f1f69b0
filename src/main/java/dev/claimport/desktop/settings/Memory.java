package dev.claimport.desktop.settings;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in use. Changes are saved as they are made; a disk that refuses costs the memory, never the work. */
public final class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final SettingsFile file;
    private final Object writing = new Object();
    private volatile Settings settings;

    /** Reads the file: not on the FX thread. */
    public Memory(SettingsFile file) {
        this.file = file;
        this.settings = quietly("read", file::load, Settings.EMPTY);
    }

    public Settings settings() {
        return settings;
    }

    /** To be called on the screen's thread; the file is written on another. */
    public void change(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (!changed.equals(settings)) {
            settings = changed;
            Thread.ofVirtual().name("settings").start(this::saveNewest);
        }
    }

    private void saveNewest() {
        synchronized (writing) {
            quietly("write", () -> {
                file.save(settings);
                return settings;
            }, settings);
        }
    }

    private static Settings quietly(String doing, Callable<Settings> work, Settings otherwise) {
        try {
            return work.call();
        } catch (Exception e) {
            LOG.warn("could not {} the settings", doing, e);
            return otherwise;
        }
    }
}
