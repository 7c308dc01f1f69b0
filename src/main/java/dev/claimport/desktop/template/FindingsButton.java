package dev.claimport.desktop.template;

import dev.claimport.account.check.CheckResult;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** The sign on the template's card: the worst by shape and word, and how many there are. Pressing it shows them. */
public final class FindingsButton extends Button {

    private final TemplateCheckViewModel model;
    private final Texts texts;
    private final FontIcon sign = Labels.icon(Material2AL.CHECK_CIRCLE);

    public FindingsButton(TemplateCheckViewModel model, Texts texts, Runnable action) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("flat", "findings-button");
        setGraphic(sign);
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        setTooltip(new Tooltip(texts.text("findings.open")));
        setAccessibleHelp(texts.text("findings.open"));
        setOnAction(_ -> action.run());
        Follow.changes(this, this::show, model.resultProperty(), model.lookingProperty());
        show();
    }

    /** That there is nothing to say is said once everything has been looked at. */
    private void show() {
        CheckResult result = model.resultProperty().get();
        Labels.show(this, result != null && (!result.findings().isEmpty() || !model.lookingProperty().get()));
        if (result != null) {
            getStyleClass().removeIf(style -> style.startsWith(FindingSigns.STYLE));
            result.worst().ifPresent(worst -> getStyleClass().add(FindingSigns.STYLE + worst.id()));
            sign.setIconCode(result.worst().map(FindingSigns::of).orElse(result.unchecked().isEmpty() ? Material2AL.CHECK_CIRCLE : Material2AL.HELP_OUTLINE));
            setText(words(result));
        }
    }

    private String words(CheckResult result) {
        return result.worst().map(worst -> texts.text("findings.sign." + worst.id(), "count", result.findings().size()))
                .orElseGet(() -> result.unchecked().isEmpty() ? texts.text("findings.sign.nothing") : texts.text("findings.sign.unchecked", "count", result.unchecked().size()));
    }
}
