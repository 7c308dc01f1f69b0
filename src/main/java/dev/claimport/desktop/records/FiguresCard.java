package dev.claimport.desktop.records;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Labels;
import dev.claimport.ledger.figures.Figures;
import dev.claimport.ledger.figures.Grouping;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What all that is found comes to: numbers, and bars for the times of steps and for failures. */
final class FiguresCard extends VBox {

    /** Percent of the width. */
    private static final double BAR_SHARE = 46;
    /** Columns. */
    private static final int WHOLE = 3;
    private static final double TENTHS = 10;

    private final Texts texts;

    FiguresCard(RecordFigures model, Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("card-plate", "record-card", "figures-card");
        setMinWidth(0);
        setAccessibleText(texts.text("records.figures"));
        Node heading = Labels.wrapped(texts.text("records.figures.heading"), "record-title");
        RecordFigures.Summed summed = model.summedProperty().get();
        if (summed == null) {
            getChildren().setAll(heading, Labels.wrapped(texts.text("records.figures.counting"), "muted"));
        } else {
            Figures figures = summed.all();
            VBox all = new VBox(numbers(figures), bars(model, summed));
            all.getStyleClass().add("figures-parts");
            CardScroll scroll = new CardScroll(all);
            VBox.setVgrow(scroll, Priority.ALWAYS);
            getChildren().setAll(heading, scroll);
        }
    }

    private FlowPane numbers(Figures figures) {
        FlowPane numbers = new FlowPane(number("bench.figure.devices", texts.text("bench.figure.number", "number", figures.devices())),
                number("bench.figure.yield", share(figures.devices(), figures.yield())),
                number("bench.figure.first-pass", share(figures.devices(), figures.firstPassYield())),
                number("bench.figure.per-hour", figures.perHour() == 0 ? texts.text("bench.figure.none") : texts.text("bench.figure.number", "number", figures.perHour())),
                number("bench.figure.median", figures.passed() == 0 ? texts.text("bench.figure.none") : texts.took(figures.took().median())),
                number("records.figure.slots-idle", share(figures.devices(), figures.idle().slots())),
                number("records.figure.person-idle", share(figures.devices(), figures.idle().person())));
        numbers.getStyleClass().add("figures-numbers");
        return numbers;
    }

    private VBox number(String name, String value) {
        VBox number = new VBox(Labels.wrapped(texts.text(name), "figure-name"), Labels.line(value, "figure-value"));
        number.setAccessibleText(texts.labelled(texts.text(name), value));
        return number;
    }

    private String share(int devices, int thousandths) {
        return devices == 0 ? texts.text("bench.figure.none") : texts.text("bench.figure.share", "percent", thousandths / TENTHS);
    }

    /** All of them begin below one another, whatever they are about. */
    private GridPane bars(RecordFigures model, RecordFigures.Summed summed) {
        GridPane rows = new GridPane();
        rows.getStyleClass().add("figures-bars");
        ColumnConstraints bar = new ColumnConstraints();
        bar.setPercentWidth(BAR_SHARE);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().setAll(name, new ColumnConstraints(), bar);
        groups(rows, model, summed.groups());
        steps(rows, summed.all());
        failures(rows, summed.all());
        return rows;
    }

    /** Of each group how many devices there were, and of these how many passed: what is not covered has not. */
    private void groups(GridPane rows, RecordFigures model, Map<String, Figures> groups) {
        rows.add(choice(model), 0, 0, WHOLE, 1);
        double most = groups.values().stream().mapToInt(Figures::devices).max().orElse(1);
        groups.forEach((name, figures) -> row(rows, name.isEmpty() ? texts.text("bench.figure.none") : name,
                texts.text("records.figure.passed", Map.of("passed", figures.passed(), "devices", figures.devices())),
                bar(figures.devices() / most, "bar-failed"), bar(figures.passed() / most, "bar-passed")));
    }

    private ComboBox<Grouping> choice(RecordFigures model) {
        ComboBox<Grouping> by = new ComboBox<>();
        by.getItems().setAll(Grouping.values());
        by.setConverter(new StringConverter<>() {
            @Override
            public String toString(Grouping value) {
                return value == null ? "" : texts.text("records.by." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Grouping fromString(String text) {
                throw new IllegalStateException("nothing is typed here");
            }
        });
        by.setValue(model.groupingProperty().get());
        Labels.name(by, texts.text("records.by"));
        by.valueProperty().addListener((_, _, chosen) -> model.groupingProperty().set(chosen));
        return by;
    }

    private void steps(GridPane rows, Figures figures) {
        double longest = figures.steps().values().stream().mapToLong(spread -> spread.high().toMillis()).max().orElse(1);
        heading(rows, "records.figures.steps", figures.steps());
        figures.steps().forEach((step, spread) -> row(rows, texts.text("step." + step + ".done"), texts.text("records.figure.times", Map.of("median", texts.took(spread.median()), "high", texts.took(spread.high()))),
                bar(spread.high().toMillis() / longest, "bar-high"), bar(spread.median().toMillis() / longest, "bar-median")));
    }

    private void failures(GridPane rows, Figures figures) {
        double most = figures.failures().values().stream().mapToLong(Long::longValue).max().orElse(1);
        heading(rows, "records.figures.failures", figures.failures());
        figures.failures().forEach((id, amount) -> row(rows, id, texts.text("bench.figure.number", "number", amount), bar(amount / most, "bar-failed")));
    }

    /** Nothing where there are no rows. */
    private void heading(GridPane rows, String heading, Map<String, ?> of) {
        if (!of.isEmpty()) {
            rows.add(Labels.wrapped(texts.text(heading), "card-heading", "figures-heading"), 0, rows.getRowCount(), WHOLE, 1);
        }
    }

    private void row(GridPane rows, String name, String value, Node... bars) {
        StackPane drawn = new StackPane(bars);
        drawn.setAlignment(Pos.CENTER_LEFT);
        drawn.setAccessibleText(texts.labelled(name, value));
        Label number = Labels.line(value, "muted");
        number.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(number, HPos.RIGHT);
        rows.addRow(rows.getRowCount(), Labels.wrapped(name), number, drawn);
    }

    /** Of a share of the room, whatever that is. */
    private static Node bar(double share, String style) {
        Region bar = new Region();
        bar.getStyleClass().addAll("bar", style);
        GridPane track = new GridPane();
        ColumnConstraints filled = new ColumnConstraints();
        filled.setPercentWidth(share == 0 ? 0 : Math.max(1, 100 * share));
        track.getColumnConstraints().setAll(filled);
        track.addRow(0, bar);
        track.setAlignment(Pos.CENTER_LEFT);
        return track;
    }
}
