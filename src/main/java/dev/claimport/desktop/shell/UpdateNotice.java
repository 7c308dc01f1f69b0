package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.update.Release;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;

/** Says that a newer release is out, until it is put away; takes no room while there is none. */
final class UpdateNotice extends HBox {

    private final Texts texts;
    private final Label message = Labels.line("");
    private Optional<Release> release = Optional.empty();

    /** @param open shows the release's page in the browser */
    UpdateNotice(Texts texts, Consumer<Release> open) {
        this.texts = texts;
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        getStyleClass().addAll("notice", "notice-news", "session-notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Labels.icon(Material2AL.INFO), message, Buttons.plain(texts.text("update.see"), () -> release.ifPresent(open)),
                Buttons.icon(Material2AL.CLOSE, texts.text("update.put-away"), () -> show(Optional.empty())));
        show(Optional.empty());
    }

    void show(Optional<Release> newer) {
        release = newer;
        Labels.show(this, newer.isPresent());
        newer.ifPresent(found -> {
            message.setText(texts.text("update.newer", "version", found.version()));
            setAccessibleText(message.getText());
        });
    }
}
