package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.SecretField;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;

/** What can be done now, or how far it is, or how it ended: across the whole width. */
final class Foot extends StackPane {

    private final HandoverViewModel page;
    private final Texts texts;
    private final ReadyBar ready;
    private final RunningBar running;

    /** @param focusPage puts the keyboard where the next thing is to be done */
    Foot(HandoverViewModel page, Texts texts, Runnable focusPage) {
        this.page = page;
        this.texts = texts;
        this.ready = new ReadyBar(page, texts, focusPage);
        this.running = new RunningBar(page, texts);
        Follow.value(this, page.phaseProperty(), phase -> {
            show();
            if (phase == Phase.READY) {
                focusPage.run();
            }
        });
        Follow.value(this, page.blockerProperty(), blocker -> {
            if ((blocker == Blocker.NONE || blocker == Blocker.LOGIN_MISSING) && page.phaseProperty().get() == Phase.READY && !isSomebodyAtWork()) {
                focusPage.run();
            }
        });
        show();
    }

    /** Puts the keyboard on "Hand over". */
    void focus() {
        ready.focus();
    }

    /** Whoever types, or is about to press a button of the foot, keeps the keyboard. */
    private boolean isSomebodyAtWork() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof TextInputControl || owner instanceof SecretField || owner != null && owner.getParent() == ready;
    }

    private void show() {
        Phase phase = page.phaseProperty().get();
        if (phase == Phase.READY) {
            getChildren().setAll(ready);
        } else if (phase.isRunning()) {
            getChildren().setAll(running);
            running.focus();
        } else {
            VerdictBar verdict = new VerdictBar(page, texts);
            getChildren().setAll(verdict);
            verdict.focus();
        }
    }
}
