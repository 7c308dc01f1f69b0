package dev.claimport.desktop.control;

import dev.claimport.time.TimeSource;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Says again and again what time it is, so that countdowns run. The window has one. */
public final class Ticker {

    /** Smooth for a ring that turns once in five minutes: less than a fifth of a pixel each time. */
    private static final Duration SMOOTH = Duration.millis(100);
    private static final Duration STILL = Duration.seconds(1);

    private final TimeSource time;
    private final Consumer<Instant> listener;
    private final Timeline timeline = new Timeline();

    /** @param smooth ten times a second; otherwise once a second */
    public Ticker(TimeSource time, boolean smooth, Consumer<Instant> listener) {
        this.time = time;
        this.listener = listener;
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.getKeyFrames().setAll(frame(smooth));
    }

    private KeyFrame frame(boolean smooth) {
        return new KeyFrame(smooth ? SMOOTH : STILL, _ -> listener.accept(time.instant()));
    }

    /** Goes on at the other pace; to be called after {@link #start}. */
    public void setSmooth(boolean smooth) {
        timeline.stop();
        timeline.getKeyFrames().setAll(frame(smooth));
        timeline.playFromStart();
    }

    public void start() {
        timeline.play();
    }

    public void stop() {
        timeline.stop();
    }
}
