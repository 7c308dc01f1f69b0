package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.device.DeviceState;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.handover.Step;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.Interpolator;
import javafx.animation.ScaleTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One step: a mark on the line, what it is, how long it took; the one that failed opens. */
final class StepRow extends HBox {

    private static final javafx.util.Duration TICK = javafx.util.Duration.millis(150);
    /** A tick is a letter of a font, and JavaFX keeps something of each size in which one was ever shown: eight sizes, not eight more with each step. */
    private static final Interpolator SIZES = new Interpolator() {
        @Override
        protected double curve(double part) {
            return Math.ceil(part * 8) / 8;
        }
    };

    private final StepViewModel model;
    private final Texts texts;
    private final boolean mayMove;
    private final StackPane mark = new StackPane();
    private final Label title = Labels.wrapped("", "step-title");
    private final Label note = Labels.wrapped("", "step-note");
    private final WaitLine wait;
    private final Label message = Labels.wrapped("", "step-failure");
    private final Label remedy = Labels.wrapped("", "step-failure");
    private final Label predicted = Labels.wrapped("", "step-failure");
    private final Notice.Details details;
    private final Label took = Labels.line("", "step-took");
    private final Region line = new Region();
    private int number;
    private Runnable failed = () -> { };

    /** @param cancel stops the hand-over */
    StepRow(StepViewModel model, Texts texts, boolean mayMove, Runnable cancel) {
        this.model = model;
        this.texts = texts;
        this.mayMove = mayMove;
        this.wait = new WaitLine(texts, cancel);
        this.details = new Notice.Details(texts);
        mark.getStyleClass().add("step-mark");
        line.getStyleClass().add("step-line");
        VBox.setVgrow(line, Priority.ALWAYS);
        VBox rail = new VBox(mark, line);
        rail.setAlignment(Pos.TOP_CENTER);
        VBox words = new VBox(title, note, wait, message, remedy, predicted, details);
        words.getStyleClass().add("step-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        took.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("step");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().addAll(rail, words, took);
        Follow.value(this, model.stateProperty(), state -> {
            show();
            if (state == StepViewModel.State.DONE) {
                tick();
            } else if (state == StepViewModel.State.FAILED) {
                failed.run();
            }
        });
        Follow.changes(this, this::show, model.predictedProperty(), model.progressProperty());
        Follow.value(this, model.waitingProperty(), now -> wait.show(now));
        Follow.changes(this, this::showTook, model.tookProperty());
    }

    /** Says where among the steps it stands. @param position from 1 on */
    void place(int position, int count) {
        number = position;
        line.setVisible(position < count);
        show();
    }

    void onFailed(Runnable listener) {
        failed = listener;
    }

    private void tick() {
        if (mayMove && !mark.getChildren().isEmpty()) {
            ScaleTransition grow = new ScaleTransition(TICK, mark.getChildren().getFirst());
            grow.setFromX(0.3);
            grow.setFromY(0.3);
            grow.setToX(1);
            grow.setToY(1);
            grow.setInterpolator(SIZES);
            grow.play();
        }
    }

    private void show() {
        StepViewModel.State state = model.stateProperty().get();
        for (StepViewModel.State each : StepViewModel.State.values()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == state);
        }
        mark.getChildren().setAll(sign(state));
        title.setText(title(state));
        Labels.setOrHide(note, note(state));
        Failure failure = model.failureProperty().get();
        Labels.setOrHide(message, failure == null ? "" : texts.message(failure));
        Labels.setOrHide(remedy, failure == null ? "" : texts.remedy(failure));
        Labels.setOrHide(predicted, model.predictedProperty().get().stream().map(texts::predicted).collect(Collectors.joining("\n")));
        if (failure == null) {
            details.hide();
        } else {
            details.show(failure);
        }
        showTook();
        setAccessibleText(texts.text("step.accessible", Map.of("number", number, "title", title.getText(),
                "state", texts.text("step.state." + state.name().toLowerCase(Locale.ROOT)))));
    }

    private Node sign(StepViewModel.State state) {
        return switch (state) {
            case WAITING -> Labels.line(Integer.toString(number), "step-number");
            case RUNNING -> styled(new Region(), "step-dot");
            case DONE -> Labels.icon(Material2AL.CHECK);
            case UNVERIFIED -> Labels.icon(Material2AL.HELP_OUTLINE);
            case FAILED -> Labels.icon(Material2MZ.PRIORITY_HIGH);
            case ABORTED -> Labels.icon(Material2AL.CLOSE);
        };
    }

    private static Region styled(Region region, String style) {
        region.getStyleClass().add(style);
        return region;
    }

    private String title(StepViewModel.State state) {
        if (state == StepViewModel.State.UNVERIFIED && model.step() == Step.VERIFY) {
            return texts.text("step.unverified");
        }
        String form = switch (state) {
            case WAITING -> "waiting";
            case RUNNING, FAILED, ABORTED -> "running";
            case DONE, UNVERIFIED -> "done";
        };
        if (model.step() == Step.DELIVER && state == StepViewModel.State.DONE
                && model.progressProperty().get() instanceof Progress.Sent(_, long total)) {
            return texts.text("step.deliver.done-bytes", "bytes", total);
        }
        return texts.text("step." + model.step().id() + "." + form);
    }

    private String note(StepViewModel.State state) {
        if (state == StepViewModel.State.ABORTED) {
            return texts.text("step.note.aborted");
        }
        return switch (model.progressProperty().get()) {
            case Progress.Replaced(Duration remaining) -> texts.text("step.note.replaced", "left", texts.countdown(remaining));
            case Progress.None _ -> "";
            case Progress.Unverified(Failure why) -> why.kind() == DeviceFailure.Kind.NOT_VERIFIABLE ? texts.doubt(why) : texts.message(why);
            case Progress _ when state != StepViewModel.State.RUNNING -> "";
            case Progress.Sent(long held, long total) -> texts.text("step.note.sent",
                    Map.of("held", held, "total", total));
            case Progress.Device(DeviceState device) -> texts.text("step.note.device." + device.name().toLowerCase(Locale.ROOT));
            case Progress.Replug(String port) -> texts.text("step.note.replug", "port", port);
        };
    }

    private void showTook() {
        boolean timed = model.stateProperty().get() != StepViewModel.State.WAITING;
        took.setText(timed ? texts.took(model.tookProperty().get()) : "");
    }
}
