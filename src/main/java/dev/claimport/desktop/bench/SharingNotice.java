package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.ledger.shared.Sharing;
import dev.claimport.ledger.shared.Sharing.Standing;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Says that the database is away which benches share, and what cannot be checked for it; or that records are not as they were. */
final class SharingNotice extends VBox {

    private final Texts texts;
    private final Notice away;
    private final Notice alarm;

    SharingNotice(BenchViewModel model, Texts texts) {
        this.texts = texts;
        this.away = Notice.warning(texts);
        this.alarm = new Notice(texts);
        getChildren().addAll(away, alarm);
        Follow.value(this, model.sharingProperty(), now -> show(now));
        show(model.sharingProperty().get());
    }

    private void show(Sharing.@Nullable State state) {
        Standing standing = state == null ? Standing.IN_STEP : state.standing();
        if (state != null && standing == Standing.AWAY) {
            away.show(texts.text("bench.sharing.away", "since", texts.dayAndTime(state.since())));
        } else {
            away.show("");
        }
        boolean alarming = standing == Standing.FORKED || standing == Standing.DAMAGED;
        alarm.show(state != null && alarming ? state.failure().orElseThrow() : null);
        Labels.show(this, standing == Standing.AWAY || alarming);
    }
}
