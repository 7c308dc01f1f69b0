package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** The browser has the sign-in, and is waited for. */
final class BrowserCard extends VBox implements SignInPage.Focusable {

    private final SignInViewModel model;
    private final Texts texts;
    private final Waiting waiting;
    private final Notice browserNotice;
    private final Hyperlink link;
    private final Button code;
    /** Held here, as the model holds it weakly: a card that is gone is no longer told. */

    BrowserCard(SignInViewModel model, Texts texts, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        this.waiting = new Waiting("", mayMove);
        this.browserNotice = Notice.warning(texts);
        String page = model.challenge().challengeProperty().get().page().toString();

        link = link();
        HBox links = new HBox(link, CopyButton.of(texts, texts.text("signin.browser.copy"), () -> page));
        links.setAlignment(Pos.CENTER_LEFT);
        links.getStyleClass().add("row");
        VBox words = new VBox(Labels.wrapped(texts.text("signin.browser.what")), links, browserNotice);
        words.getStyleClass().add("code-words");

        code = Buttons.plain(texts.text("signin.code-instead"), model::useCodeInstead);
        HBox foot = new WordsBar(waiting, code, Buttons.cancel(texts.text("cancel"), model::cancel));
        foot.getStyleClass().add("card-foot");

        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.browser.heading"));
        card.getChildren().addAll(words, foot);
        getChildren().add(card);
        Follow.changes(this, this::show, model.challenge().leftProperty(), model.challenge().browserFailedProperty());
        show();
    }

    private Hyperlink link() {
        Hyperlink again = Buttons.link(texts.text("signin.browser.open"), model.challenge()::openBrowser);
        again.setGraphic(Labels.icon(Material2MZ.OPEN_IN_NEW));
        return again;
    }

    private void show() {
        waiting.setText(texts.text("signin.browser.waiting", "left", texts.countdown(model.challenge().leftProperty().get())));
        boolean failed = model.challenge().browserFailedProperty().get();
        browserNotice.show(failed ? texts.text("signin.browser.failed") : "");
        if (failed && !code.isDefaultButton()) {
            code.setDefaultButton(true);
            code.getStyleClass().add("accent");
            Keyboard.give(code);
        }
    }

    /** On what does no harm when Enter is pressed once too often. */
    @Override
    public void focus() {
        Platform.runLater(() -> {
            if (!code.isDefaultButton()) {
                Keyboard.give(link);
            }
        });
    }
}
