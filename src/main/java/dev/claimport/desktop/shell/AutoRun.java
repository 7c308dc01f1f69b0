package dev.claimport.desktop.shell;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.control.PngFile;
import dev.claimport.desktop.handover.Blocker;
import dev.claimport.desktop.handover.HandoverViewModel;
import dev.claimport.failure.FailureException;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one hand-over by itself in a window in practice, writes a picture of the verdict, shows all other pages and closes the window: how a
 * build checks that the real window works.
 */
final class AutoRun {

    private static final Logger LOG = LoggerFactory.getLogger(AutoRun.class);
    /** The verdict is painted a frame or two after it is known. */
    private static final Duration PAINTED = Duration.millis(600);

    private final ClaimportWindow window;
    private final Stage stage;
    private final Path picture;
    private boolean begun;
    private boolean confirmed;

    /** @param picture where the PNG goes */
    AutoRun(ClaimportWindow window, Stage stage, Path picture) {
        this.window = window;
        this.stage = stage;
        this.picture = picture;
    }

    /** To be called before the window is shown. */
    void begin() {
        window.handoverProperty().addListener((_, _, model) -> {
            if (model != null) {
                watch(model);
            }
        });
        PauseTransition limit = new PauseTransition(Duration.millis(DesktopWait.SHOW.limit().toMillis()));
        limit.setOnFinished(_ -> finish());
        limit.play();
    }

    private void watch(HandoverViewModel model) {
        InvalidationListener changed = _ -> {
            if (!begun && model.blockerProperty().get() == Blocker.NONE) {
                begun = true;
                model.primary();
            }
        };
        model.blockerProperty().addListener(changed);
        model.phaseProperty().addListener((_, _, phase) -> {
            if (phase.isVerdict()) {
                confirmed = phase == Phase.CONFIRMED;
                PauseTransition painted = new PauseTransition(PAINTED);
                painted.setOnFinished(_ -> finish());
                painted.play();
            }
        });
        changed.invalidated(model.blockerProperty());
    }

    private void finish() {
        try {
            PngFile.write(stage.getScene().snapshot(null), picture);
        } catch (FailureException e) {
            LOG.error("could not write {}", picture, e);
            confirmed = false;
        }
        if (confirmed) {
            leaf();
        }
        stage.hide();
    }

    /** Pages are made when they are shown: what each needs is to be there the next time. */
    private void leaf() {
        for (Page page : Page.values()) {
            window.turnTo(page);
            stage.getScene().snapshot(null);
        }
    }

    boolean confirmed() {
        return confirmed;
    }
}
