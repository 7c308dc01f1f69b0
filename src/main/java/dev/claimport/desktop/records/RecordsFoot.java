package dev.claimport.desktop.records;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.ledger.verify.Sentences;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** What is done with all records: checked, and written for other programs. */
final class RecordsFoot extends WordsBar {

    private static final double BAR_WIDTH = 220;

    private final RecordsViewModel model;
    private final RecordsCheck check;
    private final Texts texts;
    private final FontIcon sign = Labels.icon(Material2AL.CHECK_CIRCLE, "check-sign");
    private final Label said = Labels.wrapped("", "foot-title");
    private final Label hint = Labels.wrapped("", "muted", "small");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button verify;
    private final Button cancel;
    private final Button table;
    private final Button records;
    private final Button report;

    /** @param ask where to save, by a heading and a name */
    RecordsFoot(RecordsViewModel model, Texts texts, BiFunction<String, String, Optional<Path>> ask) {
        this.model = model;
        this.texts = texts;
        this.check = model.check();
        verify = Buttons.plain(texts.text("records.verify"), check::begin);
        cancel = Buttons.cancel(texts.text("cancel"), check::cancel);
        table = export("records.export.table", "claimport-records.csv", ask, model::exportTable);
        report = export("records.export.report", "claimport-report.html", ask, target -> model.report(target, texts.ledger()));
        records = export("records.export.records", "claimport-records.jsonl", ask, model::exportRecords);
        bar.setPrefWidth(BAR_WIDTH);
        bar.setAccessibleText(texts.text("records.verifying"));
        VBox words = new VBox(said, hint, bar);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("tight");
        getStyleClass().add("foot");
        getChildren().add(sign);
        fill(words, new ButtonRow(cancel, verify, report, table, records));
        Follow.changes(this, this::show, check.progressProperty(), check.checkedProperty(), check.failureProperty(), model.writtenProperty(), model.found());
        show();
    }

    private Button export(String text, String name, BiFunction<String, String, Optional<Path>> ask, Consumer<Path> export) {
        return Buttons.plain(texts.text(text), () -> ask.apply(texts.text("records.export.heading"), name).ifPresent(export));
    }

    private void show() {
        boolean running = check.isRunning();
        RecordsCheck.Checked checked = check.checkedProperty().get();
        RecordsViewModel.Written written = model.writtenProperty().get();
        Labels.show(cancel, running);
        Labels.show(bar, running);
        Labels.show(verify, !running);
        boolean nothing = model.found().isEmpty() && !model.search().isNarrowed();
        verify.setDisable(nothing);
        table.setDisable(model.found().isEmpty());
        report.setDisable(model.found().isEmpty());
        records.setDisable(nothing);
        bar.setProgress(Math.max(0, check.progressProperty().get()));
        getStyleClass().removeIf(style -> style.startsWith("check-"));
        boolean sound = checked != null && checked.report().isSound();
        Labels.show(sign, checked != null && !running);
        if (checked != null) {
            getStyleClass().add(sound ? "check-ok" : "check-bad");
            sign.setIconCode(sound ? Material2AL.CHECK_CIRCLE : Material2AL.ERROR);
        }
        if (running) {
            said.setText(texts.text("records.verifying"));
        } else if (check.failureProperty().get() != null) {
            said.setText(texts.message(check.failureProperty().get()));
        } else if (checked != null) {
            said.setText(String.join("\n", Sentences.of(checked.report(), texts.ledger(), checked.perSecond())));
        } else {
            said.setText("");
        }
        Labels.setOrHide(said, said.getText());
        Labels.setOrHide(hint, running ? "" : written != null ? texts.text("records.written", Map.of("amount", written.amount(), "target", written.target().toString()))
                : checked == null ? texts.text("records.verify.hint") : "");
    }
}
