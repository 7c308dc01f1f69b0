package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.FolderDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.signin.BrowserAuthorization;
import dev.claimport.signin.CarriedAuthorization;
import dev.claimport.signin.Challenge;
import dev.claimport.signin.DeviceAuthorization;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page before anybody is signed in. */
public final class SignInPage extends HBox {

    private static final double WIDEST = 716;

    private final SignInViewModel model;
    private final Texts texts;
    private final boolean mayMove;
    private final Label heading = Labels.wrapped("", "heading");
    private final FolderDialog dialog;
    private final Notice notice;
    private final VBox place = new VBox();

    public SignInPage(SignInViewModel model, Texts texts, FolderDialog dialog, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        this.dialog = dialog;
        this.mayMove = mayMove;
        this.notice = new Notice(texts);
        VBox column = new VBox(heading, notice, place);
        column.getStyleClass().add("signin-column");
        column.setMaxWidth(WIDEST);
        column.setAlignment(Pos.CENTER_LEFT);
        HBox centred = new HBox(column);
        centred.setAlignment(Pos.CENTER);
        centred.getStyleClass().add("signin-area");
        HBox.setHgrow(column, Priority.ALWAYS);
        Scroll scroll = new Scroll(centred);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("page-scroll");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("page");
        getChildren().addAll(new BrandPanel(texts, widthProperty()), scroll);
        Follow.value(this, model.failureProperty(), failure -> {
            notice.show(failure);
            if (failure != null && place.getChildren().getFirst() instanceof Focusable asked) {
                asked.focus();
            }
        });
        Follow.value(this, model.stageProperty(), stage -> show(stage));
        notice.show(model.failureProperty().get());
        show(model.stageProperty().get());
    }

    private void show(Stage stage) {
        heading.setText(texts.text(switch (stage) {
            case FORM, ASKING, PROFILE, PRACTICE -> "signin.heading";
            case BROWSER -> "signin.browser.heading";
            case CODE -> "signin.code.heading";
            case CARRY -> "signin.carry.heading";
            case ACCOUNTS, CHOOSING -> "signin.role.heading";
        }));
        Node shown = switch (stage) {
            case FORM -> new SignInFormView(model, texts, dialog);
            case ASKING -> waiting("signin.asking");
            case PRACTICE -> waiting("signin.practice.starting");
            case PROFILE -> waiting("signin.profile.entering");
            case ACCOUNTS -> waiting("signin.accounts.loading");
            case BROWSER, CODE, CARRY -> challenge(model.challenge().challengeProperty().get());
            case CHOOSING -> new RoleCard(model.choiceProperty().get(), texts, mayMove, model::cancel);
        };
        place.getChildren().setAll(shown);
        if (shown instanceof Focusable focusable) {
            focusable.focus();
        }
    }

    private Node waiting(String text) {
        return new WaitingCard(texts.text(text), texts, mayMove, model::cancel);
    }

    private Node challenge(Challenge challenge) {
        return switch (challenge) {
            case BrowserAuthorization _ -> new BrowserCard(model, texts, mayMove);
            case CarriedAuthorization carried -> new CarryCard(model, carried, texts, mayMove);
            case DeviceAuthorization code -> new CodeCard(model, code, texts, mayMove);
        };
    }

    /** A part of the page that knows where typing should go first. */
    interface Focusable {

        void focus();
    }
}
