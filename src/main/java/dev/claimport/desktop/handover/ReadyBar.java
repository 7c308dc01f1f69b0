package dev.claimport.desktop.handover;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.SlotDevice;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The foot while nothing runs: what is ready or in the way, and the two things to do. */
final class ReadyBar extends WordsBar {

    private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");

    private final Runnable focusPage;
    private final HandoverViewModel page;
    private final Texts texts;
    private final FontIcon sign = Labels.icon(Material2AL.CHECK, "foot-sign");
    private final Label title = Labels.wrapped("", "foot-title");
    private final Label reason = Labels.wrapped("", "muted");
    private final Button request;
    private final Button discard;
    private final Button handOver;

    /** @param focusPage puts the keyboard where the next thing is to be done */
    ReadyBar(HandoverViewModel page, Texts texts, Runnable focusPage) {
        this.focusPage = focusPage;
        this.page = page;
        this.texts = texts;
        request = Buttons.plain(texts.text("foot.request"), page::requestClaim);
        discard = Buttons.cancel(texts.text("foot.discard"), page::cancel);
        handOver = Buttons.primary(texts.text("foot.hand-over"), page::primary);
        VBox words = new VBox(title, reason);
        words.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("foot");
        getChildren().add(sign);
        fill(words, new ButtonRow(request, discard, handOver));
        Follow.changes(this, this::show, page.blockerProperty(), page.armedProperty(), page.phaseProperty(), page.claim().stateProperty(),
                page.template().stateProperty(), page.template().choosingProperty(), page.template().parameters(), page.device().identityProperty(),
                page.device().chosenProperty(), page.device().answerProperty(), page.device().failureProperty());
        show();
    }

    private void show() {
        Blocker blocker = page.blockerProperty().get();
        ClaimState claim = page.claim().stateProperty().get();
        boolean held = claim == ClaimState.HELD || claim == ClaimState.REQUESTING;
        boolean armed = page.armedProperty().get();
        Optional<Button> hadKeyboard = Stream.of(request, discard, handOver).filter(Button::isFocused).findFirst();
        handOver.setDisable(blocker != Blocker.NONE);
        Labels.show(handOver, !(armed && blocker != Blocker.NONE));
        request.setDisable(!page.canRequestClaim());
        Labels.show(request, !held);
        Labels.show(discard, held);
        // Not to whatever comes next: that would have Enter discard the claim that it has just requested.
        hadKeyboard.filter(button -> button.isDisabled() || !button.isVisible()).ifPresent(_ -> focusPage.run());
        boolean silent = page.device().answerProperty().get() == SlotDevice.Answer.SILENT;
        sign.pseudoClassStateChanged(READY, blocker == Blocker.NONE && !silent);
        sign.setIconCode(armed ? Material2MZ.USB : blocker == Blocker.NONE && !silent ? Material2AL.CHECK_CIRCLE : Material2AL.INFO);
        if (armed && blocker != Blocker.PARAMETER_MISSING && blocker != Blocker.NONE) {
            title.setText(texts.text("foot.armed"));
            reason.setText(texts.text("foot.armed.hint"));
        } else if (blocker == Blocker.NONE && silent) {
            title.setText(Optional.ofNullable(page.device().failureProperty().get()).map(texts::title).orElse(texts.text("foot.silent")));
            reason.setText(texts.text("foot.silent.hint"));
        } else if (blocker == Blocker.NONE) {
            title.setText(texts.text("foot.ready"));
            reason.setText(texts.text("foot.ready.hint", Map.of("template", page.template().nameProperty().get(), "device", device())));
        } else {
            title.setText(texts.text("blocked." + blocker.id()));
            reason.setText(blocker == Blocker.PARAMETER_MISSING
                    ? texts.text("blocked.parameter-missing.hint", "parameters", String.join(", ", page.template().missing()))
                    : texts.text("blocked." + blocker.id() + ".hint"));
        }
        handOver.setAccessibleHelp(blocker == Blocker.NONE ? "" : texts.sentences(title.getText(), reason.getText()));
    }

    void focus() {
        Keyboard.give(handOver);
    }

    private String device() {
        var identity = page.device().identityProperty().get();
        return identity == null ? Texts.portName(page.device().chosenProperty().get()) : identity.model() + " " + identity.serial();
    }
}
