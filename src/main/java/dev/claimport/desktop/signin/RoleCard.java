package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.SearchList;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.signin.Account;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Which account, and which role in it. */
public final class RoleCard extends VBox implements SignInPage.Focusable {

    private static final double LIST_HEIGHT = 260;
    /** Fewer than this are found by eye. */
    private static final int WORTH_SEARCHING = 7;

    private final SearchList<Account> accounts;
    private final SearchList<String> roles;

    /** @param cancelled gives the choice up */
    public RoleCard(RoleChoiceViewModel model, Texts texts, boolean mayMove, Runnable cancelled) {
        accounts = searchable(texts.text("signin.accounts"), texts.text("signin.accounts.search"), model.accounts(),
                Account::name, Account::id, (account, query) -> (account.name() + " " + account.id() + " " + account.email())
                        .toLowerCase(Locale.ROOT).contains(query));
        roles = searchable(texts.text("signin.roles"), texts.text("signin.roles.search"), model.roles(),
                role -> role, _ -> "", (role, query) -> role.toLowerCase(Locale.ROOT).contains(query));
        accounts.list().getSelectionModel().select(model.accountProperty().get());
        Follow.value(this, model.accountProperty(), chosen -> {
            if (chosen != null) {
                accounts.list().getSelectionModel().select(chosen);
            }
        });
        accounts.list().getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> model.chooseAccount(chosen));
        Follow.value(this, model.roleProperty(), chosen -> {
            if (chosen != null) {
                roles.list().getSelectionModel().select(chosen);
            }
        });
        roles.list().getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.roleProperty().set(chosen);
            }
        });
        // Choosing shows the roles; Enter goes on to them, or in where there is no choice.
        accounts.onTaken(account -> {
            model.chooseAccount(account);
            if (model.roles().size() == 1) {
                model.enter();
            } else {
                Keyboard.give(roles.list());
            }
        }, () -> { });
        accounts.list().setOnMouseClicked(null);
        roles.onTaken(role -> {
            model.roleProperty().set(role);
            model.enter();
        }, () -> { });
        // A click chooses; going on is a second, deliberate act.
        roles.list().setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.enter();
            }
        });

        HBox lists = new HBox(column(texts.text("signin.accounts"), accounts), column(texts.text("signin.roles"), roles));
        lists.getStyleClass().add("row");

        Waiting waiting = new Waiting(texts.text("signin.roles.loading"), mayMove);
        waiting.visibleProperty().bind(model.loadingProperty());
        Button enter = Buttons.primary(texts.text("signin.role.enter"), model::enter);
        enter.disableProperty().bind(model.roleProperty().isNull().or(model.loadingProperty()));
        Notice notice = new Notice(texts);
        Follow.value(this, model.failureProperty(), failure -> notice.show(failure));
        notice.show(model.failureProperty().get());
        HBox foot = new WordsBar(waiting, Buttons.cancel(texts.text("cancel"), cancelled), enter);
        foot.getStyleClass().add("card-foot");

        Card card = new Card("");
        card.setAccessibleText(texts.text("signin.role.heading"));
        card.getChildren().addAll(notice, lists, foot);
        getChildren().add(card);
    }

    private static <T> SearchList<T> searchable(
            String name, String prompt, ObservableList<T> items, Function<T, String> title,
            Function<T, String> subtitle, BiPredicate<T, String> fits) {
        FilteredList<T> matches = new FilteredList<>(items);
        SearchList<T> list = new SearchList<>(name, prompt, matches, title, subtitle);
        Runnable changed = () -> list.showSearch(items.size() >= WORTH_SEARCHING);
        Follow.changes(list, changed, items);
        changed.run();
        list.queryProperty().addListener((_, _, query) -> {
            String sought = query.strip().toLowerCase(Locale.ROOT);
            matches.setPredicate(item -> fits.test(item, sought));
        });
        return list;
    }

    private static VBox column(String name, SearchList<?> list) {
        list.setPrefHeight(LIST_HEIGHT);
        VBox column = new VBox(Labels.wrapped(name, "field-label"), list);
        column.getStyleClass().add("field");
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setPrefWidth(0);
        return column;
    }

    @Override
    public void focus() {
        Keyboard.giveLater(roles.list());
    }
}
