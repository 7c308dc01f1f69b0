package dev.claimport.desktop.shell;

import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.update.Release;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;

/** Says that a newer release is out, until it is put away; takes no room while there is none. */
final class UpdateNotice extends HBox {

    private final WindowParts parts;
    private final Label message = Labels.wrapped("");
    private Optional<Release> release = Optional.empty();

    UpdateNotice(WindowParts parts) {
        this.parts = parts;
        message.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(message, Priority.ALWAYS);
        getStyleClass().addAll("notice", "notice-news", "session-notice");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Labels.icon(Material2AL.INFO), message, Buttons.plain(parts.texts().text("update.see"), () -> release.ifPresent(this::open)),
                Buttons.icon(Material2AL.CLOSE, parts.texts().text("update.put-away"), () -> show(Optional.empty())));
        show(Optional.empty());
    }

    /** Asks in the background; where nobody can be asked, nothing is said. */
    void look() {
        parts.background().start(parts.administration().updates()::newer, this::show, _ -> { });
    }

    private void open(Release newer) {
        parts.background().start(() -> parts.browser().opens(newer.page()), opened -> {
            if (!opened) {
                say("update.no-browser", newer);
            }
        }, _ -> { });
    }

    private void show(Optional<Release> newer) {
        release = newer;
        Labels.show(this, newer.isPresent());
        newer.ifPresent(found -> say("update.newer", found));
    }

    private void say(String key, Release found) {
        message.setText(parts.texts().text(key, Map.of("version", found.version().toString(), "page", found.page().toString())));
        setAccessibleText(message.getText());
    }
}
