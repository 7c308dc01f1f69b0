package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.desktop.control.SecretEntry;
import dev.claimport.desktop.control.SecretField;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where user and password of a gateway go; there only once its console has asked. */
public final class LoginRow extends VBox {

    /** Of the name, which is short as a rule. */
    private static final int COLUMNS = 7;

    private final LoginViewModel model;
    private final Texts texts;
    private final String keys;
    private final TextField user = new TextField();
    private final SecretField password;
    private final Label hint = Labels.wrapped("", "small", "muted");

    /**
     * @param keys of what is said of it, with the dot at their end: {@code hint}, and {@code taken} after Enter
     * @param beside stand behind the two fields
     */
    public LoginRow(LoginViewModel model, Texts texts, String keys, Node... beside) {
        this.model = model;
        this.texts = texts;
        this.keys = keys;
        password = new SecretField(model.password(), model.wantedProperty(), texts, "login.password.");
        Prompt.show(user, texts.text("login.user.prompt"));
        Labels.name(user, texts.text("login.user"));
        user.setPrefColumnCount(COLUMNS);
        user.setMinWidth(0);
        user.textProperty().bindBidirectional(model.userProperty());
        user.setOnAction(_ -> Keyboard.give(password));
        HBox.setHgrow(password, Priority.ALWAYS);
        HBox line = new HBox(user, password);
        line.getChildren().addAll(beside);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("code-line");
        getStyleClass().add("login-row");
        getChildren().addAll(line, hint);
        Follow.changes(this, this::show, model.userProperty(), model.password().entryProperty());
        show();
    }

    private void show() {
        SecretEntry.Entry typed = model.password().entryProperty().get();
        String words = model.isUserWrong() ? "login.user-wrong"
                : typed.tooLong() ? "login.too-long"
                : typed.complete() && !model.isMissing() ? keys + "taken"
                : keys + "hint";
        hint.setText(texts.text(words, "letter", texts.letter("foot.hand-over")));
    }

    /** Puts the keyboard on what is missing first. */
    public void focus() {
        Keyboard.give(user.getText().isBlank() || model.isUserWrong() ? user : password);
    }
}
