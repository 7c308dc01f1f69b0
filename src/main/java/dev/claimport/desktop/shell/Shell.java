package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.settings.Appearance;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What stands around the pages once somebody is signed in. */
final class Shell extends BorderPane {

    /** @param plugIn plugs another practice device in; empty outside practice */
    Shell(SessionViewModel session, Texts texts, ObjectProperty<Appearance> appearance, Node page, Runnable focusPage,
            Optional<Runnable> plugIn, Runnable signOut) {
        getStyleClass().add("page");
        VBox middle = new VBox(new TopBar(session, texts));
        plugIn.ifPresent(action -> middle.getChildren().add(ribbon(session, texts, action)));
        VBox.setVgrow(page, Priority.ALWAYS);
        middle.getChildren().add(page);
        setCenter(middle);
        setLeft(new Rail(texts, appearance, focusPage, signOut));
    }

    private static HBox ribbon(SessionViewModel session, Texts texts, Runnable plugIn) {
        Label words = Labels.line(texts.text("practice.ribbon"), "semibold");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        session.practiceFailureProperty().addListener((_, _, failure) ->
                words.setText(failure == null ? texts.text("practice.ribbon") : texts.message(failure)));
        HBox ribbon = new HBox(words, Buttons.plain(texts.text("practice.plug-in"), plugIn));
        ribbon.getStyleClass().add("ribbon");
        ribbon.setAlignment(Pos.CENTER_LEFT);
        return ribbon;
    }
}
