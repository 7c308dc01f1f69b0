package dev.claimport.desktop.check;

import dev.claimport.app.Check;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One thing that was looked at: sign and word for how it is, and what that means. */
final class CheckRow extends HBox {

    /**
     * @param allowed whether it is about what is allowed, rather than about how something is
     * @param said whether the reason stands above already
     */
    CheckRow(Check check, boolean allowed, boolean said, Texts texts) {
        boolean mind = check.state() == Check.State.LIMITED && !allowed;
        String state = texts.text("check.state." + (mind ? "mind" : check.state().id()));
        String message = said ? texts.text("check.same") : texts.message(check);
        Label title = Labels.wrapped(texts.title(check), "semibold");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label mark = Labels.wrapped(state, "check-state");
        VBox words = new VBox(new HBox(title, mark), Labels.wrapped(message, "muted", "small"));
        words.getStyleClass().add("check-words");
        check.failure().filter(_ -> !said).ifPresent(failure -> {
            words.getChildren().add(Labels.wrapped(texts.remedy(failure), "small"));
            Notice.Details details = new Notice.Details(texts);
            details.show(failure);
            words.getChildren().add(details);
        });
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("check-row", "check-" + check.state().id());
        getChildren().addAll(Labels.icon(sign(check.state()), "check-sign"), words);
        setAccessibleText(texts.text("check.accessible", Map.of("check", texts.title(check), "state", state, "message", message)));
    }

    static Ikon sign(Check.State state) {
        return switch (state) {
            case OK -> Material2AL.CHECK_CIRCLE;
            case LIMITED -> Material2MZ.WARNING;
            case BAD -> Material2AL.ERROR;
            case UNKNOWN -> Material2AL.HELP_OUTLINE;
        };
    }
}
