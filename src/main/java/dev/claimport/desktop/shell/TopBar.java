package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Chip;
import dev.claimport.desktop.control.ChipButton;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.signin.Identity;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What the page is called, and who works where and for how long. */
final class TopBar extends Columns {

    /**
     * What can be changed here.
     *
     * @param role lets another account and role be chosen; empty where there is one only
     * @param region lets another region be chosen; empty where there is one only
     * @param resting while nothing may be changed
     */
    record Changes(Optional<Runnable> role, Optional<Runnable> region, ReadOnlyBooleanProperty resting) {}

    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");

    /** In pixels; with less room the title has a line of its own. */
    private static final double ONE_LINE = 700;

    private final SessionViewModel model;
    private final Texts texts;
    private final Chip account;
    private final Chip region;
    private final Chip lasts;
    private final Chip user;

    TopBar(SessionViewModel model, Texts texts, ReadOnlyObjectProperty<Page> page, Changes changes) {
        super(ONE_LINE);
        this.model = model;
        this.texts = texts;
        account = new Chip(value -> texts.text("chip.account", "value", value));
        region = new Chip(value -> texts.text("chip.region", "value", value)).whole();
        lasts = new Chip(value -> texts.text("chip.session", "value", value)).whole();
        user = new Chip(value -> texts.text("chip.user", "value", value));
        Label title = Labels.line("", "page-title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        Runnable turned = () -> title.setText(texts.text("page." + page.get().id()));
        Follow.changes(this, turned, page);
        turned.run();
        HBox chips = new HBox(changeable(account, "chip.account.change", changes.role(), changes.resting()),
                changeable(region, "chip.region.change", changes.region(), changes.resting()), lasts, user);
        chips.getStyleClass().add("chips");
        chips.setMinWidth(0);
        HBox.setHgrow(chips, Priority.ALWAYS);
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, chips);
        Follow.changes(this, this::show, model.sessionProperty());
        Follow.changes(this, this::showLeft, model.leftProperty());
        show();
    }

    private Node changeable(Chip chip, String hint, Optional<Runnable> change, ReadOnlyBooleanProperty resting) {
        if (change.isEmpty()) {
            return chip;
        }
        ChipButton button = new ChipButton(chip, texts.text(hint), change.get());
        button.disableProperty().bind(resting);
        return button;
    }

    private void show() {
        Identity identity = model.session().identity();
        String name = identity.accountName().isEmpty() ? identity.accountId() : identity.accountName();
        account.set(name, identity.roleName().isEmpty() ? "" : " · " + identity.roleName());
        region.set(model.session().region().id());
        user.set(identity.userName());
        showLeft();
    }

    private void showLeft() {
        Optional<Duration> left = model.leftProperty().get();
        if (left.isEmpty()) {
            lasts.set("");
        } else if (left.get().isZero()) {
            lasts.set(texts.text("chip.session.over"));
        } else {
            lasts.set(texts.text("chip.session.left", "left", texts.hoursAndMinutes(left.get())));
        }
        lasts.pseudoClassStateChanged(SOON, model.endsSoon());
    }
}
