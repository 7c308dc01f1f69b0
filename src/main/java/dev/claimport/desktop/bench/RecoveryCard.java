package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.RecoveryViewModel.Told;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Says what was in work when Claimport ended in the middle; takes no room where nothing was. */
final class RecoveryCard extends StackPane {

    private static final int MOST = 4;

    private final RecoveryViewModel model;
    private final Texts texts;
    private final VBox lines = new VBox();

    RecoveryCard(RecoveryViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        Card card = new Card(texts.text("bench.recovery"));
        card.getStyleClass().add("bench-recovery");
        card.setMaxWidth(OpenCard.WIDTH);
        HBox foot = new HBox(Buttons.plain(texts.text("bench.recovery.read"), model::read));
        foot.setAlignment(Pos.CENTER_RIGHT);
        lines.getStyleClass().add("bench-recovery-lines");
        card.getChildren().addAll(lines, foot);
        getChildren().add(card);
        Follow.changes(this, this::show, model.told());
        show();
    }

    private void show() {
        Labels.show(this, !model.told().isEmpty());
        lines.getChildren().setAll(model.told().stream().limit(MOST).map(told -> Labels.wrapped(line(told))).toList());
        if (model.told().size() > MOST) {
            lines.getChildren().add(Labels.wrapped(texts.text("bench.recovery.more", "number", model.told().size() - MOST), "muted"));
        }
    }

    private String line(Told told) {
        String serial = told.cutOff().serial();
        String slot = told.cutOff().attempt().workplace().slot();
        String device = serial.isEmpty() ? told.cutOff().attempt().device().port() : serial;
        String where = slot.isEmpty() ? device : texts.text("bench.recovery.slot", Map.of("device", device, "slot", slot));
        String reached = texts.text("bench.reached." + told.cutOff().reached().id());
        String now = told.settled().map(settled -> texts.text("bench.settled." + settled.state().id(), "thing", settled.thing().orElse("")))
                .orElseGet(() -> texts.text("bench.settled.unknown", "why", told.why().map(texts::message).orElse("")));
        return texts.text("bench.recovery.line", Map.of("device", where, "reached", reached, "now", now));
    }
}
