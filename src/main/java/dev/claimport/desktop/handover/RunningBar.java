package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.handover.WaitCount;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The foot while a hand-over runs: how far it is, and how to stop it. */
final class RunningBar extends HBox {

    private final HandoverViewModel page;
    private final Texts texts;
    private final Label title = Labels.wrapped("", "foot-title");
    private final ProgressBar bar = new ProgressBar();
    private final Label position = Labels.wrapped("", "foot-position");
    private final Button cancel;

    RunningBar(HandoverViewModel page, Texts texts) {
        this.page = page;
        this.texts = texts;
        cancel = Buttons.cancel(texts.text("cancel"), page::cancel);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(texts.text("foot.progress"));
        HBox.setHgrow(bar, Priority.ALWAYS);
        getStyleClass().add("foot");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, bar, position, cancel);
        Follow.changes(this, this::show, page.phaseProperty(), page.steps().fractionProperty(), page.steps().elapsedProperty(),
                page.steps().waitingProperty());
        show();
    }

    private void show() {
        boolean cancelling = page.phaseProperty().get() == Phase.CANCELLING;
        title.setText(texts.text(cancelling ? "foot.cancelling" : "foot.running"));
        cancel.setDisable(cancelling);
        bar.setProgress(page.steps().fractionProperty().get());
        int current = page.steps().currentProperty().get();
        String elapsed = texts.took(page.steps().elapsedProperty().get());
        WaitCount.Counted waiting = page.steps().waitingProperty().get();
        position.setText(current == 0 && waiting != null
                ? WaitLine.text(texts, waiting)
                : current == 0
                ? texts.text("foot.preparing", "elapsed", elapsed)
                : texts.text("foot.step", Map.of("number", current,
                        "count", page.steps().steps().size(), "elapsed", elapsed)));
    }

    void focus() {
        Keyboard.giveLater(cancel);
    }
}
