package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.SecretEntry;
import dev.claimport.desktop.control.SecretField;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where the code on a device's label goes; there only for devices that have a use for it. */
final class CodeRow extends VBox {

    private final CodeViewModel model;
    private final Texts texts;
    private final SecretField field;
    private final Label hint = Labels.wrapped("", "small", "muted");
    private final Button without;

    CodeRow(CodeViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        field = new SecretField(model, model.wantedProperty(), texts, "device.code.");
        without = Buttons.plain(texts.text("device.code.without"), model::leaveOut);
        without.getStyleClass().add("cp-small-button");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox line = new HBox(field, without);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("code-line");
        getStyleClass().add("code-row");
        getChildren().addAll(line, hint);
        Follow.changes(this, this::show, model.entryProperty(), model.wantedProperty());
        show();
    }

    private void show() {
        SecretEntry.Entry entry = model.entryProperty().get();
        boolean wanted = model.wantedProperty().get();
        boolean hadKeyboard = without.isFocused();
        Labels.show(without, wanted || entry.length() > 0 || entry.tooLong());
        if (hadKeyboard && !without.isVisible()) {
            Keyboard.give(field);
        }
        String words = entry.tooLong() ? "device.code.too-long"
                : entry.complete() ? "device.code.taken"
                : wanted && entry.length() == 0 ? "device.code.again"
                : "";
        Labels.setOrHide(hint, words.isEmpty() ? "" : texts.text(words, "letter", texts.letter("foot.hand-over")));
    }

    /** Puts the keyboard here. */
    void focus() {
        Keyboard.give(field);
    }

    /** A scan that began while the keyboard was elsewhere goes on here. */
    void takeOver(KeyEvent typed) {
        Keyboard.give(field);
        field.type(typed);
    }
}
