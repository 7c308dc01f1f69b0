package dev.claimport.desktop.bench;

import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings;
import dev.claimport.bench.scan.ScannerSettings.End;
import dev.claimport.bench.scan.TestCard;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.LabelledField;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.QrCode;
import dev.claimport.desktop.control.Scroll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** How the scanner is set, where its scans belong, and a card to try it. */
final class ScannerCard extends StackPane {

    private static final double WIDTH = 760;
    private static final double CODE = 150;
    private static final String BETWEEN = ", ";

    private final ScansViewModel model;
    private final Texts texts;
    private final TextField gap = new TextField();
    private final ComboBox<End> end = new ComboBox<>();
    private final TextField prefix = new TextField();
    private final TextField separator = new TextField();
    private final TextField port = new TextField();
    private final TextField serials = new TextField();
    private final TextField elements = new TextField();
    private final Map<ScanTarget, TextField> prefixes = new TreeMap<>();
    private final Button done;
    private final Label said = Labels.wrapped("", "semibold");
    private boolean loading;

    ScannerCard(ScansViewModel model, Texts texts, Runnable back) {
        this.model = model;
        this.texts = texts;
        end.getItems().setAll(End.values());
        end.setMaxWidth(Double.MAX_VALUE);
        end.setConverter(new StringConverter<>() {
            @Override
            public String toString(End value) {
                return value == null ? "" : texts.text("bench.scanner.end." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public End fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        HBox how = row(field("gap", gap), field("end", end), field("prefix", prefix), field("separator", separator));
        end.setMinWidth(USE_PREF_SIZE);
        HBox where = row(field("port", port), field("serials", serials), field("elements", elements));
        HBox begins = row();
        List.of(ScanTarget.values()).stream().filter(target -> target != ScanTarget.SERIAL).forEach(target -> {
            TextField begin = new TextField();
            prefixes.put(target, begin);
            begins.getChildren().add(field("target." + target.id(), begin));
        });
        done = Buttons.cancel(texts.text("bench.scanner.done"), () -> {
            save();
            back.run();
        });
        VBox words = new VBox(Labels.wrapped(texts.text("bench.scanner.card"), "muted"), said);
        words.getStyleClass().add("field");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox test = row(QrCode.of(TestCard.TEXT, CODE, texts.text("bench.scanner.card.name")), words);
        HBox foot = row(done);
        foot.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(texts.text("bench.scanner.heading"));
        card.getStyleClass().add("bench-scanner");
        card.setMaxSize(WIDTH, Card.USE_PREF_SIZE);
        card.getChildren().addAll(how, where, Labels.wrapped(texts.text("bench.scanner.begins"), "field-label"), begins, test, foot);
        getChildren().add(Scroll.ofPage(new StackPane(card)));
        Follow.value(this, model.cardProperty(), findings -> said.setText(String.join("\n", findings.stream().map(this::sentence).toList())));
        List.of(serials, elements).forEach(field -> field.textProperty().addListener(_ ->
                done.setDisable(!ScannerSettings.isPattern(serials.getText()) || !ScannerSettings.areElements(elements()))));
        // What the card says counts at once, so that it can be tried again.
        List.of(gap, separator, prefix).forEach(field -> field.textProperty().addListener(_ -> save()));
        end.valueProperty().addListener(_ -> save());
    }

    private String sentence(TestCard.Finding finding) {
        String fact = finding.kind() == TestCard.Kind.END_OTHER ? texts.text("bench.scanner.end." + finding.fact()) : finding.fact();
        return texts.text("bench.scanner.card." + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), "fact", fact);
    }

    private static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }

    private LabelledField field(String key, Control control) {
        return new LabelledField(texts.text("bench.scanner." + key), control);
    }

    /** Shows what is set. */
    void load() {
        ScannerSettings now = model.settings();
        loading = true;
        end.setValue(now.end());
        prefix.setText(now.prefix());
        port.setText(now.port());
        serials.setText(now.serials());
        elements.setText(String.join(BETWEEN, now.elements().entrySet().stream().map(Object::toString).toList()));
        prefixes.forEach((target, field) -> field.setText(now.prefix(target)));
        separator.setText(now.separator());
        gap.setText(Integer.toString(now.gapMillis()));
        loading = false;
        said.setText("");
    }

    void focus() {
        done.requestFocus();
    }

    /** As they are typed: {@code 01=Product, 10=@batch}. What has no name is there all the same, and is no element. */
    private Map<String, String> elements() {
        Map<String, String> typed = new TreeMap<>();
        for (String element : elements.getText().split(BETWEEN.strip())) {
            if (!element.isBlank()) {
                String[] parts = element.split("=", 2);
                typed.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
            }
        }
        return typed;
    }

    private void save() {
        if (loading) {
            return;
        }
        Map<String, String> begins = new TreeMap<>();
        prefixes.forEach((target, field) -> {
            if (!field.getText().equals(target.usual())) {
                begins.put(target.id(), field.getText());
            }
        });
        int millis = gap.getText().matches("\\d{1,4}") ? Integer.parseInt(gap.getText()) : 0;
        model.set(new ScannerSettings(millis, end.getValue(), prefix.getText(), separator.getText(), port.getText().strip(), begins, serials.getText(), elements()));
    }
}
