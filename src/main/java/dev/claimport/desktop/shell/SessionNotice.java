package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.failure.Failure;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** Says that the session ends and cannot be renewed, before that stops a hand-over; takes no room until then. */
final class SessionNotice extends WordsBar {

    private final Texts texts;
    private final Label message = Labels.wrapped("", "semibold");
    private final Label remedy = Labels.wrapped("");

    /** @param signInAgain keeps what the technician has chosen and typed */
    SessionNotice(SessionViewModel session, Texts texts, Runnable signInAgain) {
        this.texts = texts;
        VBox words = new VBox(message, remedy);
        getStyleClass().addAll("notice", "notice-warning", "session-notice");
        getChildren().add(Labels.icon(Material2MZ.WARNING));
        fill(words, new ButtonRow(Buttons.plain(texts.text("session.sign-in-again"), signInAgain)));
        Follow.changes(this, () -> show(session), session.endingProperty(), session.leftProperty());
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
