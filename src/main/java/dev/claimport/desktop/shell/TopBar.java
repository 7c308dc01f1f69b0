package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Chip;
import dev.claimport.desktop.control.Labels;
import dev.claimport.signin.Identity;
import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What the page is called, and who works where and for how long. */
final class TopBar extends HBox {

    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");

    private final SessionViewModel model;
    private final Texts texts;
    private final Chip lasts;

    TopBar(SessionViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        Identity identity = model.session().identity();
        Chip account = new Chip(texts.text("chip.account"));
        String name = identity.accountName().isEmpty() ? identity.accountId() : identity.accountName();
        account.set("", name, identity.roleName().isEmpty() ? "" : " · " + identity.roleName());
        Chip region = new Chip(texts.text("chip.region"));
        region.set(model.session().region().id());
        lasts = new Chip(texts.text("chip.session"));
        Chip user = new Chip(texts.text("chip.user"));
        user.set(identity.userName());
        Label title = Labels.line(texts.text("page.hand-over"), "page-title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, gap, account, region, lasts, user);
        model.leftProperty().addListener(_ -> show());
        show();
    }

    private void show() {
        Optional<Duration> left = model.leftProperty().get();
        if (left.isEmpty()) {
            lasts.set("");
        } else if (left.get().isZero()) {
            lasts.set(texts.text("chip.session.over"));
        } else {
            lasts.set(texts.text("chip.session.left") + " ", texts.hoursAndMinutes(left.get()), "");
        }
        lasts.pseudoClassStateChanged(SOON, model.endsSoon());
    }
}
