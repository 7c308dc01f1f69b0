package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Labels;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Asks once a shift who works here and on what, and opens the bench. */
final class OpenCard extends VBox {

    private final BenchViewModel model;
    private final Texts texts;
    private final Label job = Labels.wrapped("", "muted");
    private final TextField operator = new TextField();
    private final TextField station = new TextField();
    private final TextField batch = new TextField();
    private final TextField slots = new TextField(Integer.toString(Bench.USUAL_SLOTS));
    private final CheckBox autoStart;
    private final Button open;

    OpenCard(BenchViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        autoStart = new CheckBox(texts.text("bench.open.auto-start"));
        autoStart.setSelected(true);
        open = Buttons.primary(texts.text("bench.open"), this::open);
        slots.setTextFormatter(new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,2}") ? change : null));
        slots.textProperty().addListener(_ -> look());
        Card card = new Card(texts.text("bench.open.heading"));
        card.getStyleClass().add("bench-opening");
        card.setMaxSize(560, Card.USE_PREF_SIZE);
        HBox numbers = new HBox(field("bench.open.batch", batch), field("bench.open.slots", slots));
        HBox people = new HBox(field("bench.open.operator", operator), field("bench.open.station", station));
        numbers.getStyleClass().add("row");
        people.getStyleClass().add("row");
        HBox foot = new HBox(open);
        foot.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().addAll(job, people, numbers, autoStart, foot);
        setAlignment(Pos.CENTER);
        getChildren().add(new StackPane(card));
        look();
    }

    private Node field(String key, TextField field) {
        Label label = Labels.line(texts.text(key), "field-label");
        label.setLabelFor(field);
        field.setAccessibleText(texts.text(key));
        VBox all = new VBox(label, field);
        all.getStyleClass().add("field");
        HBox.setHgrow(all, Priority.ALWAYS);
        return all;
    }

    /** Looks at what there is to do; that is chosen on another page. */
    void look() {
        Optional<BenchJob> chosen = model.job();
        job.setText(chosen.map(known -> texts.text("bench.open.template", "template", known.templateName())).orElseGet(() -> texts.text("bench.open.no-template")));
        open.setDisable(chosen.isEmpty() || count() < 1 || count() > Bench.MOST_SLOTS);
    }

    private int count() {
        return slots.getText().isEmpty() ? 0 : Integer.parseInt(slots.getText());
    }

    private void open() {
        model.open(operator.getText().strip(), station.getText().strip(), batch.getText().strip(), count(), autoStart.isSelected());
    }

    void focus() {
        operator.requestFocus();
    }
}
