package dev.claimport.desktop.records;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.handover.Step;
import dev.claimport.ledger.event.Attempt;
import dev.claimport.ledger.event.Attempt.StepTaken;
import dev.claimport.ledger.event.LedgerEvent.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The steps of one attempt as they were recorded, each with when it began and how long it took; the one that failed says why. */
final class RecordTimeline extends VBox {

    private final Texts texts;

    RecordTimeline(Attempt attempt, Texts texts) {
        this.texts = texts;
        getStyleClass().add("timeline");
        List<StepTaken> steps = attempt.steps();
        for (int at = 0; at < steps.size(); at++) {
            getChildren().add(row(steps.get(at), at + 1 == steps.size()));
        }
        // What ended it before any step did, is told by none of them.
        attempt.ended().flatMap(Attempt.End::cause).filter(why -> steps.stream().noneMatch(step -> step.cause().equals(Optional.of(why))))
                .ifPresent(why -> getChildren().add(cause(why)));
    }

    private HBox row(StepTaken step, boolean last) {
        String state = step.outcome().isEmpty() ? "aborted" : step.outcome();
        StackPane mark = new StackPane(Labels.icon(sign(state)));
        mark.getStyleClass().add("step-mark");
        Region line = new Region();
        line.getStyleClass().add("step-line");
        line.setVisible(!last);
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(mark, line);
        rail.setAlignment(Pos.TOP_CENTER);
        Label title = Labels.wrapped(title(step.step(), state), "step-title");
        VBox words = new VBox(title, Labels.line(texts.timeOfDay(step.start()), "step-note"));
        step.cause().ifPresent(why -> words.getChildren().add(cause(why)));
        words.getStyleClass().add("step-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        Label took = Labels.wrapped(step.took().map(texts::took).orElse(""), "step-took");
        HBox row = new HBox(rail, words, took);
        row.getStyleClass().add("step");
        row.pseudoClassStateChanged(PseudoClass.getPseudoClass(state), true);
        row.setAccessibleText(texts.list(title.getText(), took.getText()));
        return row;
    }

    private String title(String id, String state) {
        if (Arrays.stream(Step.values()).noneMatch(step -> step.id().equals(id))) {
            return id;
        }
        return texts.text("step." + id + (state.equals("done") ? ".done" : ".running"));
    }

    private static Ikon sign(String state) {
        return switch (state) {
            case "done" -> Material2AL.CHECK;
            case "unverified" -> Material2AL.HELP_OUTLINE;
            case "failed" -> Material2MZ.PRIORITY_HIGH;
            default -> Material2AL.CLOSE;
        };
    }

    /** In the words in which it was recorded. */
    private Label cause(Cause why) {
        return Labels.wrapped(why.text().isEmpty() ? why.failure() : texts.text("records.cause", Map.of("text", why.text(), "id", why.failure())), "step-failure");
    }
}
