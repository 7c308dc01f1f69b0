package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
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
 * A line to type or scan the code of a label into, which shows dots. It is none of JavaFX's own, since those hold what is typed as a
 * {@code String}; nothing can be pasted into it or copied out of it for the same reason.
 */
final class CodeField extends Control {

    private static final PseudoClass WANTED = PseudoClass.getPseudoClass("missing");
    private static final String DOT = "•";
    /** More are not told apart. */
    private static final int MOST_DOTS = 24;

    private final CodeViewModel model;
    private final Texts texts;
    private final Label dots = Labels.line("");

    CodeField(CodeViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("code-field");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setMaxWidth(Double.MAX_VALUE);
        dots.setAlignment(Pos.CENTER_LEFT);
        dots.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        model.entryProperty().addListener(_ -> show());
        model.wantedProperty().addListener(_ -> show());
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
    void type(KeyEvent event) {
        if (isText(event)) {
            for (char character : event.getCharacter().toCharArray()) {
                model.type(character);
            }
            event.consume();
        }
    }

    /** Whether the event types characters, as opposed to Enter, Escape, Tab and what is pressed together with Alt or Control. */
    static boolean isText(KeyEvent event) {
        String typed = event.getCharacter();
        boolean command = (event.isControlDown() || event.isAltDown()) && !(event.isControlDown() && event.isAltDown()) || event.isMetaDown();
        return !command && !typed.isEmpty() && typed.charAt(0) >= ' ' && typed.charAt(0) != '\u007f';
    }

    /** Enter goes no further: a scanner's must not press the primary button. */
    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> model.complete();
            case BACK_SPACE -> model.backspace();
            case DELETE -> model.clear();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show() {
        CodeViewModel.Entry entry = model.entryProperty().get();
        boolean empty = entry.length() == 0;
        dots.setText(empty ? texts.text(model.wantedProperty().get() ? "device.code.prompt.wanted" : "device.code.prompt") : DOT.repeat(Math.min(MOST_DOTS, entry.length())));
        dots.getStyleClass().setAll("label", empty ? "code-prompt" : "code-dots");
        pseudoClassStateChanged(WANTED, model.wantedProperty().get() && empty);
        setAccessibleText(texts.sentences(texts.text("device.code"), texts.text("device.code.length", "length", entry.length())));
    }
}
