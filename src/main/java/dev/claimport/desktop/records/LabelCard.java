package dev.claimport.desktop.records;

import dev.claimport.desktop.common.SaveDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.PngFile;
import dev.claimport.label.DeviceLabel;
import dev.claimport.label.LabelPrinter;
import java.nio.file.Path;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Shows the label of a device as it is printed, and prints it or saves it as a picture. */
public final class LabelCard extends VBox {

    private static final double WIDEST = 640;
    private static final double HIGHEST = 360;
    /** Both, of white paper on a white page; in pixels. */
    private static final double EDGES = 2;

    private final LabelViewModel model;
    private final Texts texts;
    private final StackPane place = new StackPane();
    private final Label said = Labels.wrapped("", "muted");
    private final Notice failure;
    private final Button print;
    private final Button save;

    /** @param close leaves it */
    public LabelCard(LabelViewModel model, Texts texts, SaveDialog dialog, Runnable close) {
        this.model = model;
        this.texts = texts;
        this.failure = new Notice(texts);
        print = Buttons.primary(texts.text("records.label.print"), model::print);
        save = Buttons.plain(texts.text("records.label.save"), () -> dialog.ask(getScene().getWindow(), texts.text("records.label.save-heading"),
                model.drawnProperty().get().label().thing() + ".png").ifPresent(this::save));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(save, gap, Buttons.cancel(texts.text("records.label.close"), close), print);
        foot.getStyleClass().add("row");
        foot.setAlignment(Pos.CENTER_LEFT);
        place.getStyleClass().add("label-place");
        getStyleClass().add("signin-cards");
        getChildren().setAll(place, said, failure, foot);
        model.drawnProperty().addListener(_ -> show());
        model.printedProperty().addListener(_ -> show());
        model.savedProperty().addListener((_, _, file) -> said.setText(file == null ? said.getText() : texts.text("records.label.saved", "file", file)));
        model.failureProperty().addListener((_, _, now) -> failure.show(now));
        show();
    }

    private void show() {
        LabelViewModel.Drawn drawn = model.drawnProperty().get();
        print.setDisable(drawn == null || drawn.printer().isEmpty());
        save.setDisable(drawn == null);
        if (drawn == null) {
            return;
        }
        LabelDrawing drawing = new LabelDrawing(drawn.picture());
        double scale = Math.min(1, Math.min(WIDEST / drawing.getWidth(), HIGHEST / drawing.getHeight()));
        drawing.setScaleX(scale);
        drawing.setScaleY(scale);
        StackPane edge = new StackPane(drawing);
        edge.getStyleClass().add("label-edge");
        edge.setMinSize(drawing.getWidth() * scale + EDGES, drawing.getHeight() * scale + EDGES);
        edge.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        edge.setPrefSize(edge.getMinWidth(), edge.getMinHeight());
        place.getChildren().setAll(edge);
        place.setPrefSize(edge.getMinWidth(), edge.getMinHeight());
        place.setMinSize(0, edge.getMinHeight());
        place.setAccessibleText(texts.text("records.label.accessible", "thing", drawn.label().thing()));
        DeviceLabel done = model.printedProperty().get();
        said.setText(String.join(" ", done != null ? texts.text("records.label.printed", Map.of("copy", done.copy()))
                : drawn.printer().map(LabelPrinter::address).map(address -> texts.text("records.label.next", Map.of("copy", drawn.label().copy(), "printer", address)))
                        .orElseGet(() -> texts.text("records.label.no-printer")),
                drawn.picture().unknown().isEmpty() ? "" : texts.text("records.label.unknown", "commands", String.join(" ", drawn.picture().unknown()))));
    }

    private void save(Path file) {
        WritableImage picture = new LabelDrawing(model.drawnProperty().get().picture()).snapshot(null, null);
        model.save(file, () -> PngFile.write(picture, file));
    }
}
