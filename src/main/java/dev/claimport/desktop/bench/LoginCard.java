package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.handover.LoginRow;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks once who logs in on the gateways of a shift; takes no room until one of them asks. */
final class LoginCard extends HBox {

    private final BenchViewModel model;
    private final Button enter;

    LoginCard(BenchViewModel model, Texts texts) {
        this.model = model;
        enter = Buttons.plain(texts.text("bench.login.enter"), model::logIn);
        Label title = Labels.wrapped(texts.text("bench.login"), "semibold");
        LoginRow row = new LoginRow(model.login(), texts, "login.bench.", enter);
        HBox.setHgrow(row, Priority.ALWAYS);
        getStyleClass().addAll("notice", "notice-warning");
        getChildren().addAll(title, row);
        Follow.changes(this, this::show, model.login().wantedProperty(), model.login().userProperty(), model.login().password().entryProperty());
        show();
    }

    private void show() {
        enter.setDisable(model.login().isMissing());
        Labels.show(this, model.login().wantedProperty().get());
    }
}
