package dev.claimport.desktop.control;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A white plate with a heading. */
public final class Card extends VBox {

    /** @param heading in capitals by custom; the card is called by it */
    public Card(String heading) {
        getStyleClass().add("card-plate");
        setAccessibleText(heading);
        setMinWidth(0);
        if (!heading.isEmpty()) {
            Label label = Labels.wrapped(heading, "card-heading");
            getChildren().add(label);
        }
    }
}
