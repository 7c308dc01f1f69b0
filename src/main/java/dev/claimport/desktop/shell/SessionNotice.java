package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.failure.Failure;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** Says that the session ends and cannot be renewed, before that stops a hand-over; takes no room until then. */
final class SessionNotice extends HBox {

    private final Texts texts;
    private final Label message = Labels.line("", "semibold");
    private final Label remedy = Labels.line("");

    /** @param signInAgain keeps what the technician has chosen and typed */
    SessionNotice(SessionViewModel session, Texts texts, Runnable signInAgain) {
        this.texts = texts;
        VBox words = new VBox(message, remedy);
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("notice", "notice-warning", "session-notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Labels.icon(Material2MZ.WARNING), words, Buttons.plain(texts.text("session.sign-in-again"), signInAgain));
        session.endingProperty().addListener(_ -> show(session));
        session.leftProperty().addListener(_ -> show(session));
        show(session);
    }

    private void show(SessionViewModel session) {
        Failure failure = session.endingProperty().get();
        Labels.show(this, failure != null);
        if (failure != null) {
            message.setText(session.isOver() ? texts.text("session.over") : texts.message(failure));
            remedy.setText(texts.text(session.isOver() ? "session.sign-in-again.hint" : "session.ending.hint"));
            setAccessibleText(message.getText() + " " + remedy.getText());
        }
    }
}
