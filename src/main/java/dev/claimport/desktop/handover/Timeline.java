package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** The steps from top to bottom, joined by a line. */
final class Timeline extends VBox {

    private final StepsViewModel model;
    /** One for every step that was ever shown. */
    private final Map<StepViewModel, StepRow> rows = new HashMap<>();
    private final Texts texts;
    private final Runnable cancel;
    private final boolean mayMove;
    private Consumer<Node> opened = _ -> { };

    /** @param cancel stops the hand-over, from beside what it waits for */
    Timeline(StepsViewModel model, Texts texts, boolean mayMove, Runnable cancel) {
        this.model = model;
        this.cancel = cancel;
        this.texts = texts;
        this.mayMove = mayMove;
        getStyleClass().add("timeline");
        Follow.changes(this, this::show, model.steps());
        show();
    }

    private void show() {
        int count = model.steps().size();
        List<StepRow> shown = model.steps().stream().map(step -> rows.computeIfAbsent(step, this::row)).toList();
        for (int i = 0; i < count; i++) {
            shown.get(i).place(i + 1, count);
        }
        getChildren().setAll(shown);
    }

    private StepRow row(StepViewModel step) {
        StepRow row = new StepRow(step, texts, mayMove, cancel);
        row.onFailed(() -> Platform.runLater(() -> opened.accept(row)));
        return row;
    }

    /** @param listener told when a step has opened to its failure, and may have to be scrolled to */
    void onOpened(Consumer<Node> listener) {
        opened = listener;
    }
}
