package dev.claimport.desktop.control;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;

/** Buttons, each with the key that presses it. */
public final class Buttons {

    private Buttons() {
    }

    /** The one thing to do next: pressed by Enter. */
    public static Button primary(String text, Runnable action) {
        Button button = plain(text, action);
        button.getStyleClass().add("accent");
        button.setDefaultButton(true);
        return withKey(button, "↵");
    }

    /** Pressed by Escape. */
    public static Button cancel(String text, Runnable action) {
        Button button = plain(text, action);
        button.setCancelButton(true);
        return withKey(button, "Esc");
    }

    /** @param text an underscore stands before the letter that presses it together with Alt */
    public static Button plain(String text, Runnable action) {
        Button button = new WrappedButton(text);
        button.getStyleClass().add("cp-button");
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A button of an icon alone; the text is what it is called. */
    public static Button icon(Ikon ikon, String text, Runnable action) {
        Button button = new Button(null, Labels.icon(ikon));
        button.getStyleClass().addAll("flat", "cp-icon-button");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(text));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A box to tick, with words of as many lines as they take. */
    public static CheckBox check(String text) {
        CheckBox box = new CheckBox(text);
        box.setWrapText(true);
        box.setMinHeight(CheckBox.USE_PREF_SIZE);
        return box;
    }

    /** Words to press, in as many lines as they take. */
    public static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new WrappedLink(text);
        link.setOnAction(_ -> action.run());
        return link;
    }

    private static Button withKey(Button button, String key) {
        Label cap = new Label(key);
        cap.getStyleClass().add("key-cap");
        button.setGraphic(cap);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setGraphicTextGap(10);
        button.setAccessibleText(button.getText().replace("_", ""));
        return button;
    }
}
