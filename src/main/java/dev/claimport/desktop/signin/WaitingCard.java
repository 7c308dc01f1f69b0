package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Something is under way, and can be stopped. */
final class WaitingCard extends VBox {

    WaitingCard(String text, Texts texts, boolean mayMove, Runnable cancel) {
        Waiting waiting = new Waiting(text, mayMove);
        HBox row = new WordsBar(waiting, Buttons.cancel(texts.text("cancel"), cancel));
        Card card = new Card("");
        card.setAccessibleText(text);
        card.getChildren().add(row);
        getChildren().add(card);
    }
}
