package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.label.LabelLine.State;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says why labels wait, and has them printed once that is mended. The wall goes on meanwhile. */
final class LabelNotice extends VBox {

    private final Texts texts;
    private final Notice why;
    private final Label waiting = Labels.wrapped("", "muted");
    private final Button again;

    LabelNotice(LabelsViewModel model, Texts texts) {
        this.texts = texts;
        this.why = new Notice(texts);
        again = small(Buttons.plain(texts.text("bench.labels.again"), model::again));
        HBox row = new WordsBar(waiting, small(Buttons.plain(texts.text("bench.labels.drop"), model::drop)), again);
        getStyleClass().add("field");
        getChildren().addAll(why, row);
        Follow.value(this, model.stateProperty(), now -> show(now));
        show(model.stateProperty().get());
    }

    private static Button small(Button button) {
        button.getStyleClass().add("cp-small-button");
        return button;
    }

    private void show(State state) {
        Labels.show(this, state.failure().isPresent());
        why.show(state.failure().orElse(null));
        waiting.setText(texts.text("bench.labels.waiting", "amount", state.waiting()));
        Labels.show(again, state.waiting() > 0);
    }
}
