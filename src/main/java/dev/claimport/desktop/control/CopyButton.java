package dev.claimport.desktop.control;

import dev.claimport.desktop.common.Texts;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** Copies a text and says so by a tick. Never given a secret. */
public final class CopyButton {

    private static final Duration TICK_STAYS = Duration.seconds(1.5);

    private CopyButton() {
    }

    /** @param name what it is called: "Copy claim id" */
    public static Button of(Texts texts, String name, Supplier<String> text) {
        FontIcon icon = Labels.icon(Material2AL.CONTENT_COPY);
        Button button = Buttons.icon(Material2AL.CONTENT_COPY, name, () -> copy(text.get()));
        button.setGraphic(icon);
        PauseTransition back = new PauseTransition(TICK_STAYS);
        back.setOnFinished(_ -> {
            icon.setIconCode(Material2AL.CONTENT_COPY);
            button.setAccessibleText(name);
        });
        button.addEventHandler(ActionEvent.ACTION, _ -> {
            icon.setIconCode(Material2AL.CHECK);
            button.setAccessibleText(texts.text("copied"));
            back.playFromStart();
        });
        return button;
    }

    /** As {@link #of}, with its name beside the icon: for what the page is there to have copied. */
    public static Button labelled(Texts texts, String name, Supplier<String> text) {
        Button button = of(texts, name, text);
        button.setText(name);
        button.getStyleClass().removeAll("flat", "cp-icon-button");
        button.getStyleClass().addAll("cp-button", "cp-small-button");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setTooltip(null);
        return button;
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
