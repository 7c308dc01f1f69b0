package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.DesktopWait;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.update.Release;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import org.kordamp.ikonli.material2.Material2AL;

/** Says that a newer release is out, until it is put away; takes no room while there is none. */
final class UpdateNotice extends WordsBar {

    private final WindowParts parts;
    private final Label message = Labels.wrapped("");
    private Optional<Release> release = Optional.empty();

    UpdateNotice(WindowParts parts) {
        this.parts = parts;
        getStyleClass().addAll("notice", "notice-news", "session-notice");
        getChildren().add(Labels.icon(Material2AL.INFO));
        fill(message, new ButtonRow(Buttons.plain(parts.texts().text("update.see"), () -> release.ifPresent(this::open))));
        getChildren().add(Buttons.icon(Material2AL.CLOSE, parts.texts().text("update.put-away"), () -> show(Optional.empty())));
        show(Optional.empty());
    }

    /** Asks in the background; where nobody can be asked, nothing is said. */
    void look() {
        parts.background().start(DesktopWait.ANSWER, parts.administration().updates()::newer, this::show, _ -> { });
    }

    private void open(Release newer) {
        parts.background().start(DesktopWait.FILES, () -> parts.browser().opens(newer.page()), opened -> {
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
