package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.control.WordsBar;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks once a shift who works here and on what, and opens the bench. */
final class OpenCard extends VBox {

    /** In pixels, at most. */
    static final double WIDTH = 560;

    private final BenchViewModel model;
    private final Texts texts;
    private final Label job = Labels.wrapped("", "muted");
    private final TextField operator = new TextField();
    private final TextField station = new TextField();
    private final TextField batch = new TextField();
    private final TextField slots = number();
    private final TextField tries = number();
    private final CheckBox autoStart;
    private final CheckBox sharedClaim;
    private final Hyperlink forget;
    private final Button open;

    OpenCard(BenchViewModel model, Texts texts, FileDialogs dialogs, Runnable setUpScanner) {
        this.model = model;
        this.texts = texts;
        autoStart = Buttons.check(texts.text("bench.open.auto-start"));
        sharedClaim = Buttons.check(texts.text("bench.open.shared-claim"));
        Label cost = Labels.wrapped(texts.text("bench.open.shared-claim.cost"), "muted");
        sharedClaim.selectedProperty().addListener((_, _, on) -> Labels.show(cost, on));
        Labels.show(cost, false);
        forget = Buttons.link(texts.text("bench.open.forget-places"), () -> {
            model.remembered().forgetPlaces();
            look();
        });
        open = Buttons.primary(texts.text("bench.open"), this::open);
        model.onOpen(open::fire);
        Hyperlink scanner = Buttons.link(texts.text("bench.open.scanner"), setUpScanner);
        Card card = new Card(texts.text("bench.open.heading"));
        card.getStyleClass().add("bench-opening");
        card.setMaxSize(WIDTH, Card.USE_PREF_SIZE);
        HBox people = row(field("bench.open.operator", operator), field("bench.open.station", station));
        HBox numbers = row(field("bench.open.batch", batch), field("bench.open.slots", slots), field("bench.open.tries", tries));
        HBox foot = new WordsBar(row(scanner, forget), open);
        card.getChildren().addAll(job, people, numbers, new OrderRow(model, texts, dialogs.open(), dialogs.save()), autoStart, sharedClaim, cost, foot);
        VBox cards = new VBox(new RecoveryCard(model.recovery(), texts), new StackPane(card));
        cards.setAlignment(Pos.CENTER);
        cards.getStyleClass().add("bench-opening-page");
        Scroll scroll = Scroll.ofPage(cards);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        Opening last = model.remembered().lastOpening();
        operator.textProperty().bindBidirectional(model.who().operatorProperty());
        station.textProperty().bindBidirectional(model.who().stationProperty());
        batch.textProperty().bindBidirectional(model.who().batchProperty());
        station.setText(last.station());
        slots.setText(Integer.toString(last.slots()));
        tries.setText(Integer.toString(last.tries()));
        autoStart.setSelected(last.autoStart());
        slots.textProperty().addListener(_ -> look());
        tries.textProperty().addListener(_ -> look());
        Follow.changes(this, this::look, model.order().progressProperty(), model.order().failureProperty());
        look();
    }

    private static TextField number() {
        TextField field = new TextField();
        field.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,2}") ? change : null));
        return field;
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    private Node field(String key, TextField field) {
        Label label = Labels.wrapped(texts.text(key), "field-label");
        label.setLabelFor(field);
        VBox all = new VBox(label, field);
        all.getStyleClass().add("field");
        HBox.setHgrow(all, Priority.ALWAYS);
        return all;
    }

    /** Looks at what there is to do; that is chosen on another page. */
    void look() {
        Optional<BenchJob> chosen = model.job();
        job.setText(chosen.map(known -> texts.text("bench.open.template", "template", known.templateName())).orElseGet(() -> texts.text("bench.open.no-template")));
        open.setDisable(chosen.isEmpty() || !model.order().isSettled() || count(slots) < 1 || count(slots) > Bench.MOST_SLOTS || count(tries) < 1);
        forget.setVisible(model.remembered().knowsPlaces());
    }

    private static int count(TextField field) {
        return field.getText().isEmpty() ? 0 : Integer.parseInt(field.getText());
    }

    private void open() {
        model.open(new Opening(operator.getText().strip(), station.getText().strip(), batch.getText().strip(), count(slots), autoStart.isSelected(), count(tries),
                sharedClaim.isSelected()));
        // The next shift has to want it anew.
        sharedClaim.setSelected(false);
    }

    void focus() {
        operator.requestFocus();
    }
}
