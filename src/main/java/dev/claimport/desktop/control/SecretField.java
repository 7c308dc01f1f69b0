package dev.claimport.desktop.control;

import dev.claimport.desktop.common.Texts;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * A line to type or scan a secret into, which shows dots. It is none of JavaFX's own, since those hold what is typed as a
 * {@code String}; nothing can be pasted into it or copied out of it for the same reason.
 */
public final class SecretField extends Control {

    private static final PseudoClass WANTED = PseudoClass.getPseudoClass("missing");
    private static final String DOT = "•";
    /** More are not told apart. */
    private static final int MOST_DOTS = 24;

    private final SecretEntry secret;
    private final ObservableBooleanValue wanted;
    private final Texts texts;
    private final String keys;
    private final Label dots = Labels.line("");

    /**
     * @param wanted whether nothing goes on without it
     * @param keys of its texts, with the dot at their end: its {@code name}, and {@code prompt} and {@code prompt.wanted} for what stands there while it is empty
     */
    public SecretField(SecretEntry secret, ObservableBooleanValue wanted, Texts texts, String keys) {
        this.secret = secret;
        this.wanted = wanted;
        this.texts = texts;
        this.keys = keys;
        getStyleClass().add("secret-field");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setMaxWidth(Double.MAX_VALUE);
        dots.setAlignment(Pos.CENTER_LEFT);
        dots.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        Follow.changes(this, this::show, secret.entryProperty(), wanted);
        show();
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new SkinBase<>(this) {
            {
                getChildren().add(dots);
            }
        };
    }

    /** Takes in what a key, or a scanner, types. */
    public void type(KeyEvent event) {
        if (isText(event)) {
            for (char character : event.getCharacter().toCharArray()) {
                secret.type(character);
            }
            event.consume();
        }
    }

    /** Whether the event types characters, as opposed to Enter, Escape, Tab and what is pressed together with Alt or Control. */
    public static boolean isText(KeyEvent event) {
        String typed = event.getCharacter();
        boolean command = (event.isControlDown() || event.isAltDown()) && !(event.isControlDown() && event.isAltDown()) || event.isMetaDown();
        return !command && !typed.isEmpty() && typed.charAt(0) >= ' ' && typed.charAt(0) != '\u007f';
    }

    /** Enter goes no further: a scanner's must not press the primary button. */
    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> secret.complete();
            case BACK_SPACE -> secret.backspace();
            case DELETE -> secret.clear();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show() {
        SecretEntry.Entry entry = secret.entryProperty().get();
        boolean empty = entry.length() == 0;
        dots.setText(empty ? texts.text(keys + (wanted.get() ? "prompt.wanted" : "prompt")) : DOT.repeat(Math.min(MOST_DOTS, entry.length())));
        dots.getStyleClass().setAll("label", empty ? "secret-prompt" : "secret-dots");
        pseudoClassStateChanged(WANTED, wanted.get() && empty && !entry.complete());
        setAccessibleText(texts.sentences(texts.text(keys + "name"), texts.text("secret.length", "length", entry.length())));
    }
}
