package dev.claimport.desktop.shell;

import dev.claimport.app.Check;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** Says what will let every hand-over fail, and leads to the page that says more; takes no room while there is nothing. */
final class CheckNotice extends WordsBar {

    private final Texts texts;
    private final Label title = Labels.wrapped("", "semibold");
    private final Label message = Labels.wrapped("");

    /** @param more shows the check page */
    CheckNotice(Texts texts, Runnable more) {
        this.texts = texts;
        VBox words = new VBox(title, message);
        getStyleClass().addAll("notice", "notice-danger", "session-notice");
        getChildren().add(Labels.icon(Material2AL.ERROR_OUTLINE));
        fill(words, new ButtonRow(Buttons.plain(texts.text("check.more"), more)));
        show(Optional.empty());
    }

    void show(Optional<Check> check) {
        Labels.show(this, check.isPresent());
        check.ifPresent(found -> {
            title.setText(texts.title(found));
            message.setText(texts.message(found));
            setAccessibleText(texts.sentences(title.getText(), message.getText()));
        });
    }
}
