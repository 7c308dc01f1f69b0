package dev.claimport.desktop.certify;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.time.Background;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Asks whoever is there to take the power from the device and give it back, and has the work wait for that. */
public final class PlugQuestion {

    private final Background background;
    private final SimpleBooleanProperty asked = new SimpleBooleanProperty();
    private volatile BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

    PlugQuestion(Background background) {
        this.background = background;
    }

    /** For another certification. */
    void open() {
        answers = new LinkedBlockingQueue<>();
    }

    /** Waits on the thread that works. @return the port; empty where nobody has done it */
    Optional<String> ask(String port) throws InterruptedException {
        BlockingQueue<Boolean> mine = answers;
        background.show(() -> asked.set(mine == answers));
        try {
            return Boolean.TRUE.equals(mine.poll(DesktopWait.PLUG.limit().toMillis(), TimeUnit.MILLISECONDS)) ? Optional.of(port) : Optional.empty();
        } finally {
            background.show(() -> asked.set(false));
        }
    }

    /** The device has power again. */
    public void done() {
        answer(true);
    }

    /** Nobody will do it. */
    public void leaveOut() {
        answer(false);
    }

    private void answer(boolean done) {
        if (asked.get()) {
            asked.set(false);
            answers.add(done);
        }
    }

    /** Whoever waits goes on, and is answered so from now on. */
    void close() {
        asked.set(false);
        answers.add(false);
        answers.add(false);
    }

    public ReadOnlyBooleanProperty askedProperty() {
        return asked;
    }
}
