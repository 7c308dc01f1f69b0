package dev.claimport.desktop.records;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.label.DeviceLabels;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.LedgerRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One attempt: how it ended, who and what it was about, its steps, and what proves it. */
final class RecordCard extends VBox {

    /** In pixels, and all that names leave. */
    private static final double VALUE = 110;
    /** Where there is less than this, the steps stand below the facts. */
    private static final double NARROW = 480;

    private final Texts texts;
    private final GridPane facts = new GridPane();

    /** @param saveProofs writes its records with their proofs @param label shows the label of its device */
    RecordCard(RecordsViewModel.Chosen chosen, Texts texts, Runnable saveProofs, Runnable label) {
        this.texts = texts;
        Attempt attempt = chosen.attempt();
        HBox head = head(attempt);
        setAccessibleText(head.getAccessibleText());
        facts.getStyleClass().add("facts");
        fill(attempt);
        facts.setMinWidth(0);
        VBox left = new VBox(Labels.wrapped(texts.text("records.facts"), "card-heading"), facts);
        VBox right = new VBox(Labels.wrapped(texts.text("records.timeline"), "card-heading"), new RecordTimeline(attempt, texts));
        // Of a grid, as only that asks how high lines are that wrap.
        GridPane halves = new GridPane();
        halves.addRow(0, left, right);
        arrange(halves, right, false);
        halves.widthProperty().addListener((_, _, width) -> arrange(halves, right, width.doubleValue() < NARROW));
        halves.getStyleClass().add("record-halves");
        CardScroll scroll = new CardScroll(new VBox(halves));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().addAll("card-plate", "record-card");
        setMinWidth(0);
        Notice altered = new Notice(texts);
        altered.show(chosen.altered().orElse(null));
        getChildren().setAll(head, altered, scroll, chosen.proof().<Node>map(proven -> proof(chosen, proven, saveProofs, label)).orElseGet(this::elsewhere));
    }

    private static void arrange(GridPane halves, Node right, boolean below) {
        GridPane.setConstraints(right, below ? 0 : 1, below ? 1 : 0);
        halves.getColumnConstraints().setAll(below ? List.of(share(100)) : List.of(share(50), share(50)));
    }

    private static ColumnConstraints share(double percent) {
        ColumnConstraints share = new ColumnConstraints();
        share.setPercentWidth(percent);
        return share;
    }

    private HBox head(Attempt attempt) {
        Outcome outcome = Outcome.of(attempt.outcome());
        StackPane sign = new StackPane(Labels.icon(outcome.sign()));
        sign.getStyleClass().addAll("record-sign", "record-sign-large");
        String title = attempt.ended().map(Attempt.End::thing).filter(thing -> !thing.isEmpty()).orElseGet(() ->
                attempt.device().serial().isEmpty() ? texts.text("records.no-device") : attempt.device().serial());
        String ended = texts.outcome(attempt.outcome());
        Label sub = Labels.wrapped(attempt.ended().map(end -> texts.text("records.ended", Map.of("outcome", ended, "took", texts.took(end.took()),
                "when", texts.dayAndTime(attempt.start())))).orElseGet(() -> texts.text("records.open", "when", texts.dayAndTime(attempt.start()))), "muted");
        VBox words = new VBox(Labels.line(title, "record-title"), sub);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(sign, words);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("record-head", "outcome-" + outcome.id());
        head.setAccessibleText(texts.sentences(title, sub.getText()));
        return head;
    }

    private void fill(Attempt attempt) {
        Attempt.Device device = attempt.device();
        var workplace = attempt.workplace();
        Optional<Attempt.End> end = attempt.ended();
        fact("serial", device.serial(), true);
        fact("device", joined(device.model(), device.firmware().isEmpty() ? "" : texts.text("device.firmware", "firmware", device.firmware())), false);
        fact("certificate", end.map(Attempt.End::certificateId).orElse(""), true);
        attempt.claims().forEach(claim -> fact("claim", claim, true));
        fact("template", joined(attempt.template(), attempt.templateVersion().isEmpty() ? "" : texts.text("records.version", "version", attempt.templateVersion())), false);
        fact("account", joined(workplace.account(), workplace.region()), false);
        fact("operator", workplace.operator(), false);
        fact("station", joined(workplace.station(), workplace.slot().isEmpty() ? "" : texts.text("records.slot", "slot", workplace.slot())), false);
        fact("order", workplace.order(), false);
        fact("batch", workplace.batch(), false);
        fact("part", joined(workplace.partNumber(), workplace.revision()), false);
        fact("port", device.port(), false);
        fact("profile", device.profile(), false);
        fact("ordinal", device.ordinal() > 1 ? Long.toString(device.ordinal()) : "", false);
        attempt.parameters().forEach((name, value) -> row(name, value, false));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " · " + second;
    }

    private void fact(String id, String value, boolean copied) {
        row(texts.text("records.fact." + id), value, copied);
    }

    private void row(String name, String value, boolean copied) {
        if (value.isEmpty()) {
            return;
        }
        Label label = Labels.wrapped(name, "muted");
        Label said = copied ? Labels.line(Texts.shortId(value)) : Labels.wrapped(value);
        said.setAccessibleText(texts.labelled(name, value));
        HBox line = new HBox(said);
        line.setAlignment(Pos.CENTER_LEFT);
        if (copied) {
            line.getStyleClass().add("copyable");
            line.setMinWidth(0);
            line.getChildren().add(CopyButton.of(texts, texts.text("records.copy", "what", name), () -> value));
        }
        GridPane.setHgrow(line, Priority.ALWAYS);
        // What it is called wraps later than what it is.
        line.setPrefWidth(VALUE);
        facts.addRow(facts.getRowCount(), label, line);
    }

    private Node elsewhere() {
        VBox proof = new VBox(Labels.wrapped(texts.text("records.proof.heading"), "card-heading"), Labels.wrapped(texts.text("records.proof.elsewhere"), "muted", "small"));
        proof.getStyleClass().addAll("card-foot", "record-proof");
        proof.setMinHeight(Region.USE_PREF_SIZE);
        return proof;
    }

    private Node proof(RecordsViewModel.Chosen chosen, RecordsViewModel.Proven proven, Runnable saveProofs, Runnable label) {
        LedgerRecord last = chosen.attempt().records().getLast();
        String root = RecordsViewModel.signed(proven).map(checkpoint -> checkpoint.root().base64()).orElse("");
        Label said = Labels.wrapped(texts.text("records.proof", Map.of("first", chosen.attempt().records().getFirst().index(), "last", last.index(),
                "size", proven.size(), "root", Texts.shortId(root))), "muted", "small");
        FlowPane buttons = new FlowPane(
                CopyButton.labelled(texts, texts.text("records.copy.record"), () -> new String(last.bytes(), StandardCharsets.UTF_8)),
                CopyButton.labelled(texts, texts.text("records.copy.proof"), () -> proven.proof().text()),
                CopyButton.labelled(texts, texts.text("records.copy.key"), proven::key), small(Buttons.plain(texts.text("records.save-proofs"), saveProofs)));
        if (DeviceLabels.isDue(chosen.attempt())) {
            buttons.getChildren().add(small(Buttons.plain(texts.text("records.label"), label)));
        }
        buttons.getStyleClass().add("record-buttons");
        VBox proof = new VBox(Labels.wrapped(texts.text("records.proof.heading"), "card-heading"), said, buttons);
        proof.getStyleClass().addAll("card-foot", "record-proof");
        proof.setMinHeight(Region.USE_PREF_SIZE);
        return proof;
    }

    private static Button small(Button button) {
        button.getStyleClass().add("cp-small-button");
        return button;
    }
}
