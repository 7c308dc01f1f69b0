package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Waiting;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Something is under way, and can be stopped. */
final class WaitingCard extends VBox {

    WaitingCard(String text, Texts texts, boolean mayMove, Runnable cancel) {
        Waiting waiting = new Waiting(text, mayMove);
        HBox.setHgrow(waiting, Priority.ALWAYS);
        HBox row = new HBox(waiting, Buttons.cancel(texts.text("cancel"), cancel));
        row.getStyleClass().add("row");
        row.setAlignment(Pos.CENTER_LEFT);
        Card card = new Card("");
        card.setAccessibleText(text);
        card.getChildren().add(row);
        getChildren().add(card);
    }
}
