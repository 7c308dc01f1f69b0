package dev.claimport.desktop.bench;

import dev.claimport.bench.OrderKeeper.Progress;
import dev.claimport.desktop.common.OpenDialog;
import dev.claimport.desktop.common.SaveDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.WordsBar;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The work order of the shift: a file that is chosen, or dropped here, and what is wrong with it. */
final class OrderRow extends VBox {

    private static final List<String> ENDINGS = List.of("csv", "txt");

    private final BenchViewModel model;
    private final Texts texts;
    private final Label order = Labels.wrapped("", "muted");
    private final Button without;

    OrderRow(BenchViewModel model, Texts texts, OpenDialog dialog, SaveDialog saving) {
        this.model = model;
        this.texts = texts;
        Label name = Labels.wrapped(texts.text("bench.order"), "field-label");
        Button choose = Buttons.plain(texts.text("bench.order.choose"),
                () -> dialog.ask(getScene().getWindow(), texts.text("bench.order"), ENDINGS).ifPresent(model::chooseOrder));
        choose.getStyleClass().add("cp-small-button");
        TypedOrder typed = new TypedOrder(model, texts, saving);
        Button type = Buttons.plain(texts.text("bench.order.type"), typed::open);
        type.getStyleClass().add("cp-small-button");
        without = Buttons.plain(texts.text("bench.order.without"), model.order()::drop);
        without.getStyleClass().add("cp-small-button");
        HBox row = new WordsBar(order, without, type, choose);
        Notice wrong = new Notice(texts);
        getStyleClass().add("field");
        getChildren().addAll(name, row, typed, wrong);
        setOnDragOver(this::offer);
        setOnDragDropped(this::drop);
        Follow.changes(this, this::show, model.order().progressProperty());
        Follow.value(this, model.order().failureProperty(), failure -> {
            wrong.show(failure);
            show();
        });
        wrong.show(model.order().failureProperty().get());
        show();
    }

    private void show() {
        Progress progress = model.order().progressProperty().get();
        order.setText(progress == null ? model.order().failureProperty().get() == null ? texts.text("bench.order.none") : ""
                : texts.text("bench.order.chosen", Map.of("order", progress.order(), "devices", progress.devices(), "passed", progress.passed())));
        Labels.show(without, progress != null || model.order().failureProperty().get() != null);
    }

    private void offer(DragEvent drag) {
        if (drag.getDragboard().hasFiles()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    private void drop(DragEvent drag) {
        List<Path> files = drag.getDragboard().getFiles().stream().map(File::toPath).toList();
        files.stream().findFirst().ifPresent(model::chooseOrder);
        drag.setDropCompleted(!files.isEmpty());
        drag.consume();
    }
}
