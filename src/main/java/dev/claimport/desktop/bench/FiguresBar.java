package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.ledger.figures.Figures;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the shift comes to so far, and what pauses or ends it. */
final class FiguresBar extends HBox {

    private static final double LEAST_WORDS = 90;

    private final Texts texts;
    private final Label devices = value();
    private final Label yield = value();
    private final Label firstPass = value();
    private final Label perHour = value();
    private final Label median = value();
    private final Label failures = Labels.line("", "small", "muted", "figure-failures");
    private final Tooltip steps = new Tooltip();

    FiguresBar(BenchViewModel model, Texts texts) {
        this.texts = texts;
        Button pause = Buttons.plain("", model::pauseOrGoOn);
        Button leave = Buttons.plain(texts.text("bench.leave"), model::leave);
        HBox.setHgrow(failures, Priority.ALWAYS);
        failures.setMaxWidth(Double.MAX_VALUE);
        failures.setPrefWidth(0);
        failures.setAlignment(Pos.CENTER_RIGHT);
        // Less than a word says nothing.
        failures.visibleProperty().bind(failures.widthProperty().greaterThan(LEAST_WORDS));
        getStyleClass().add("figures");
        setAlignment(Pos.CENTER_LEFT);
        VBox medians = figure("bench.figure.median", median);
        Tooltip.install(medians, steps);
        OrderProgress order = new OrderProgress(model, texts);
        ButtonRow numbers = new ButtonRow(model.order().order().isPresent() ? order : figure("bench.figure.devices", devices), figure("bench.figure.yield", yield), figure("bench.figure.first-pass", firstPass),
                figure("bench.figure.per-hour", perHour), medians);
        numbers.setAlignment(Pos.CENTER_LEFT);
        numbers.getStyleClass().setAll("figures-row");
        ButtonRow buttons = new ButtonRow(pause, leave);
        buttons.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(numbers, failures, buttons);
        Follow.value(this, model.figuresProperty(), this::show);
        Follow.value(this, model.standingProperty(), now -> show(now, pause, leave));
        show(model.figuresProperty().get());
        show(model.standingProperty().get(), pause, leave);
    }

    private void show(Standing now, Button pause, Button leave) {
        pause.setText(texts.text(now == Standing.PAUSED ? "bench.go-on" : "bench.pause"));
        pause.setDisable(now == Standing.DRAINING);
        leave.setDisable(now == Standing.DRAINING);
    }

    private static Label value() {
        Label label = Labels.line("", "figure-value");
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private VBox figure(String key, Label value) {
        Label name = Labels.wrapped(texts.text(key), "figure-name");
        return new VBox(name, value);
    }

    private void show(Figures figures) {
        devices.setText(texts.text("bench.figure.number", "number", figures.devices()));
        yield.setText(share(figures.devices(), figures.yield()));
        firstPass.setText(share(figures.devices(), figures.firstPassYield()));
        perHour.setText(figures.perHour() == 0 ? texts.text("bench.figure.none") : texts.text("bench.figure.number", "number", figures.perHour()));
        median.setText(figures.passed() == 0 ? texts.text("bench.figure.none") : texts.took(figures.took().median()));
        List<String> most = figures.failures().entrySet().stream().limit(2)
                .map(failure -> texts.text("bench.figure.failure", Map.of("id", failure.getKey(), "number", failure.getValue()))).toList();
        failures.setText(String.join(" · ", most));
        steps.setText(String.join("\n", figures.steps().entrySet().stream().map(step -> texts.text("bench.figure.step",
                Map.of("step", step.getKey(), "median", texts.took(step.getValue().median()), "high", texts.took(step.getValue().high())))).toList()));
    }

    private String share(int devices, int thousandths) {
        return devices == 0 ? texts.text("bench.figure.none") : texts.text("bench.figure.share", "percent", thousandths / 10.0);
    }
}
