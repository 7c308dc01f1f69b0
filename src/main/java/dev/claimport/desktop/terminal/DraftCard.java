package dev.claimport.desktop.terminal;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Prompt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A profile that is made of marked lines, to be looked at and named before it is saved. */
public final class DraftCard extends VBox {

    private static final double HEIGHT = 300;

    public DraftCard(DraftViewModel model, Texts texts, Runnable cancelled) {
        TextField name = new TextField();
        Prompt.show(name, texts.text("terminal.record.name"));
        Labels.name(name, texts.text("terminal.record.name"));
        name.textProperty().bindBidirectional(model.nameProperty());
        TextArea preview = new TextArea();
        preview.setEditable(false);
        preview.setPrefHeight(HEIGHT);
        preview.getStyleClass().add("policy-text");
        Labels.name(preview, texts.text("terminal.record.preview"));
        preview.textProperty().bind(model.textProperty());
        Notice failure = new Notice(texts);
        model.failureProperty().addListener((_, _, now) -> failure.show(now));
        Button save = Buttons.primary(texts.text("terminal.record.save"), model::save);
        save.setDisable(!model.isNamed());
        model.nameProperty().addListener((_, _, _) -> save.setDisable(!model.isNamed()));
        HBox foot = new HBox(Buttons.cancel(texts.text("cancel"), cancelled), save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().addAll("row", "card-foot");
        getStyleClass().add("signin-cards");
        getChildren().addAll(Labels.wrapped(texts.text("terminal.record.hint"), "muted", "small"), name, preview, failure, foot);
        Keyboard.giveLater(name);
    }
}
