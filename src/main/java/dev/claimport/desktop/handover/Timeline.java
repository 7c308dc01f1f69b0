package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The steps from top to bottom, joined by a line. */
final class Timeline extends VBox {

    private final List<StepRow> rows;

    Timeline(StepsViewModel model, Texts texts, boolean mayMove) {
        getStyleClass().add("timeline");
        int count = model.steps().size();
        rows = model.steps().stream()
                .map(step -> new StepRow(step, model.steps().indexOf(step) + 1, count, texts, mayMove))
                .toList();
        getChildren().addAll(rows);
    }

    /** @param opened told when a step has opened to its failure, and may have to be scrolled to */
    void onOpened(Consumer<Node> opened) {
        rows.forEach(row -> row.onFailed(() -> Platform.runLater(() -> opened.accept(row))));
    }
}
