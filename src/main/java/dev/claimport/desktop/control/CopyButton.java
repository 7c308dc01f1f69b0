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
        return copying(Buttons.icon(Material2AL.CONTENT_COPY, name, () -> { }), texts, name, text);
    }

    private static Button copying(Button button, Texts texts, String name, Supplier<String> text) {
        FontIcon icon = Labels.icon(Material2AL.CONTENT_COPY);
        button.setGraphic(icon);
        PauseTransition back = new PauseTransition(TICK_STAYS);
        back.setOnFinished(_ -> {
            icon.setIconCode(Material2AL.CONTENT_COPY);
            button.setAccessibleText(name);
        });
        button.addEventHandler(ActionEvent.ACTION, _ -> {
            copy(text.get());
            icon.setIconCode(Material2AL.CHECK);
            button.setAccessibleText(texts.text("copied"));
            back.playFromStart();
        });
        return button;
    }

    /** As {@link #of}, with its name beside the icon: for what the page is there to have copied. */
    public static Button labelled(Texts texts, String name, Supplier<String> text) {
        Button button = new WrappedButton(name);
        button.setAccessibleText(name);
        button.getStyleClass().addAll("cp-button", "cp-small-button");
        return copying(button, texts, name, text);
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
