package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.QrCode;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.signin.DeviceAuthorization;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** The code that waits to be confirmed: large, and by link and QR code too. */
final class CodeCard extends VBox {

    /** In pixels; with less room the QR code stands below. */
    private static final double SIDE_BY_SIDE = 520;
    private static final double QR_SIZE = 168;

    private final SignInViewModel model;
    private final Texts texts;
    private final Waiting waiting;
    private final Notice browserNotice;
    /** Held here, as the model holds it weakly: a card that is gone is no longer told. */

    CodeCard(SignInViewModel model, DeviceAuthorization authorization, Texts texts, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        this.waiting = new Waiting("", mayMove);
        this.browserNotice = Notice.warning(texts);

        VBox left = new VBox(
                Labels.wrapped(texts.text("signin.code.compare"), "muted"),
                code(authorization.userCode()),
                Labels.wrapped(texts.text(model.obstacle().isPresent() ? "signin.code.at-anywhere" : "signin.code.at"), "field-label"),
                link(authorization),
                browserNotice);
        left.getStyleClass().add("code-words");
        HBox.setHgrow(left, Priority.ALWAYS);

        ImageView qr = QrCode.of(authorization.completeUri().toString(), QR_SIZE, texts.text("signin.code.qr"));
        VBox right = new VBox(qr, Labels.wrapped(texts.text("signin.code.scan"), "muted", "small"));
        right.setAlignment(Pos.TOP_CENTER);
        right.getStyleClass().add("qr");

        Columns halves = new Columns(SIDE_BY_SIDE, left, right);
        halves.getStyleClass().add("code-halves");

        HBox foot = new WordsBar(waiting, Buttons.cancel(texts.text("cancel"), model::cancel));
        foot.getStyleClass().add("card-foot");

        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.code.heading"));
        card.getChildren().addAll(halves, foot);
        getChildren().add(card);
        Follow.changes(this, this::show, model.challenge().leftProperty(), model.challenge().browserFailedProperty());
        show();
    }

    private HBox code(String userCode) {
        Label code = Labels.line(userCode, "user-code");
        code.setMinWidth(Label.USE_PREF_SIZE);
        HBox row = new HBox(code, CopyButton.of(texts, texts.text("signin.code.copy"), () -> userCode));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("row");
        return row;
    }

    private HBox link(DeviceAuthorization authorization) {
        Hyperlink link = new Hyperlink(authorization.verificationUri().toString(), Labels.icon(Material2MZ.OPEN_IN_NEW));
        link.setOnAction(_ -> model.challenge().openBrowser());
        link.setWrapText(true);
        link.setAccessibleText(texts.text("signin.code.open"));
        HBox row = new HBox(link, CopyButton.of(texts, texts.text("signin.browser.copy"), () -> authorization.completeUri().toString()));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("row");
        return row;
    }

    private void show() {
        waiting.setText(texts.text("signin.code.waiting", "left", texts.countdown(model.challenge().leftProperty().get())));
        browserNotice.show(model.challenge().browserFailedProperty().get() ? texts.text("signin.code.no-browser") : "");
    }
}
