package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.signin.CarriedAuthorization;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The address to open on any device, and room for the text that the page there shows. */
final class CarryCard extends VBox implements SignInPage.Focusable {

    private static final int ROWS = 4;

    private final SignInViewModel model;
    private final Texts texts;
    private final Waiting waiting;
    private final TextArea pasted = new TextArea();
    /** Held here, as the model holds it weakly: a card that is gone is no longer told. */

    CarryCard(SignInViewModel model, CarriedAuthorization authorization, Texts texts, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        this.waiting = new Waiting("", mayMove);
        String page = authorization.page().toString();
        HBox address = new HBox(Labels.line(authorization.page().getHost(), "muted"), CopyButton.of(texts, texts.text("signin.browser.copy"), () -> page));
        address.setAlignment(Pos.CENTER_LEFT);
        address.getStyleClass().add("row");

        Label name = Labels.wrapped(texts.text("signin.carry.text"), "field-label");
        name.setLabelFor(pasted);
        pasted.setPrefRowCount(ROWS);
        pasted.setWrapText(true);
        Keyboard.leaveByTab(pasted);
        Labels.name(pasted, texts.text("signin.carry.text"));
        VBox words = new VBox(Labels.wrapped(texts.text("signin.carry.what")), address, name, pasted);
        words.getStyleClass().add("code-words");

        Button next = Buttons.primary(texts.text("signin.carry.next"), this::send);
        next.disableProperty().bind(pasted.textProperty().isEmpty());
        HBox foot = new WordsBar(waiting, next, Buttons.cancel(texts.text("cancel"), model::cancel));
        foot.getStyleClass().add("card-foot");

        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.carry.heading"));
        card.getChildren().addAll(words, foot);
        getChildren().add(card);
        Follow.changes(this, this::show, model.challenge().leftProperty());
        show();
    }

    /** What was pasted opens the account: it does not stay on the screen. */
    private void send() {
        String text = pasted.getText();
        pasted.clear();
        model.paste(text);
    }

    private void show() {
        waiting.setText(texts.text("signin.carry.waiting", "left", texts.countdown(model.challenge().leftProperty().get())));
    }

    @Override
    public void focus() {
        Platform.runLater(() -> Keyboard.give(pasted));
    }
}
