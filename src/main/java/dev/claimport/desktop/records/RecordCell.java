package dev.claimport.desktop.records;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.RowCell;
import dev.claimport.ledger.store.LedgerView.Found;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** An attempt in the list: how it ended by shape and colour, what it was about, when. */
final class RecordCell extends RowCell<Found> {

    private final Texts texts;
    private final IntConsumer reached;
    private final FontIcon icon = new FontIcon();
    private final StackPane sign = new StackPane(icon);
    private final Label title = Labels.line("", "semibold");
    private final Label when = Labels.line("", "small", "muted");
    private final Label about = Labels.line("", "small", "muted", "row-note");

    /** @param reached is told which row is shown */
    RecordCell(Texts texts, IntConsumer reached) {
        super("record-row");
        this.texts = texts;
        this.reached = reached;
        sign.getStyleClass().add("record-sign");
        when.setMinWidth(Region.USE_PREF_SIZE);
        about.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(about, Priority.ALWAYS);
        HBox second = new HBox(about, when);
        second.getStyleClass().add("record-line");
        VBox words = new VBox(title, second);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row().getChildren().setAll(sign, words);
    }

    @Override
    protected void show(Found found) {
        reached.accept(getIndex());
        Outcome outcome = Outcome.of(found.outcome());
        mark("outcome-", outcome.id());
        icon.setIconCode(outcome.sign());
        title.setText(title(found, texts));
        when.setText(texts.dayAndTime(Instant.ofEpochMilli(found.started())));
        String ended = texts.outcome(found.outcome());
        about.setText(texts.text("records.row", Map.of("outcome", ended, "about", about(found))));
        setAccessibleText(texts.list(title.getText(), texts.list(about.getText(), when.getText())));
    }

    /** The thing, or as much as is known of the device. */
    static String title(Found found, Texts texts) {
        return first(found.thing(), found.serial(), found.model(), texts.text("records.no-device"));
    }

    private static String about(Found found) {
        return first(found.failure(), found.thing().isEmpty() ? "" : found.serial(), found.template());
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
