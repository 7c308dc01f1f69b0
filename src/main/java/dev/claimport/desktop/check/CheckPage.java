package dev.claimport.desktop.check;

import dev.claimport.app.Check;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What this sign-in and this computer can do, what each missing thing costs, and what to ask the administrator for. */
public final class CheckPage extends VBox {

    private static final Set<String> OF_THE_COMPUTER = Set.of("clock", "proxy", "trust", "serial", "modem-manager");

    /** In pixels. */
    private static final double SIDE_BY_SIDE = 760;
    private static final double POLICY_HEIGHT = 170;

    private final CheckViewModel model;
    private final Texts texts;
    private final VBox role = new VBox();
    private final VBox computer = new VBox();
    private final Label policy = Labels.wrapped("", "policy-text");
    private final Label summary = Labels.wrapped("", "foot-title");
    private final FontIcon summarySign = Labels.icon(CheckRow.sign(Check.State.OK), "check-sign");
    private final Button again;

    public CheckPage(CheckViewModel model, Texts texts, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        role.getStyleClass().add("check-rows");
        computer.getStyleClass().add("check-rows");
        Notice failure = new Notice(texts);
        Follow.value(this, model.failureProperty(), now -> failure.show(now));
        failure.show(model.failureProperty().get());

        Card roleCard = card("check.role", role);
        VBox.setVgrow(roleCard, Priority.ALWAYS);
        Card policyCard = policyCard();
        policyCard.setMinHeight(POLICY_HEIGHT);
        policyCard.setPrefHeight(POLICY_HEIGHT);
        VBox.setVgrow(policyCard, Priority.ALWAYS);
        Columns columns = new Columns(SIDE_BY_SIDE, column(roleCard), column(card("check.computer", computer), policyCard));
        columns.getStyleClass().add("check-columns");
        Scroll scroll = Scroll.ofPage(columns);
        VBox.setVgrow(scroll, Priority.ALWAYS);

        Waiting waiting = new Waiting(texts.text("check.looking"), mayMove);
        waiting.visibleProperty().bind(model.lookingProperty());
        summary.visibleProperty().bind(model.lookingProperty().not());
        summary.setGraphic(summarySign);
        StackPane left = new StackPane(waiting, summary);
        left.setAlignment(Pos.CENTER_LEFT);
        again = Buttons.primary(texts.text("check.again"), model::look);
        again.disableProperty().bind(model.lookingProperty());
        HBox foot = new WordsBar(left, again);
        foot.getStyleClass().add("foot");

        getStyleClass().add("handover-page");
        getChildren().addAll(failure, scroll, foot);
        Follow.changes(this, this::show, model.reportProperty());
        show();
    }

    private static VBox column(Region... cards) {
        VBox column = new VBox(cards);
        column.getStyleClass().add("signin-cards");
        column.setPrefWidth(0);
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Card card(String heading, VBox rows) {
        Card card = new Card(texts.text(heading));
        CardScroll scroll = new CardScroll(rows);
        // As high as what is in it, if there is the room: a scroll pane does not ask lines that wrap.
        scroll.prefHeightProperty().bind(rows.heightProperty().add(1));
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.getChildren().add(scroll);
        return card;
    }

    private Card policyCard() {
        Label heading = Labels.wrapped(texts.text("check.policy"), "card-heading");
        HBox top = new WordsBar(heading, CopyButton.labelled(texts, texts.text("check.policy.copy"), policy::getText));
        VBox scrolled = new VBox(policy);
        CardScroll scroll = new CardScroll(scrolled);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Card card = new Card("");
        card.setAccessibleText(texts.text("check.policy"));
        card.getChildren().addAll(top, Labels.wrapped(texts.text("check.policy.hint"), "muted", "small"), scroll);
        return card;
    }

    private void show() {
        show(role, model.checks().stream().filter(check -> !OF_THE_COMPUTER.contains(check.id())).toList());
        show(computer, model.checks().stream().filter(check -> OF_THE_COMPUTER.contains(check.id())).toList());
        policy.setText(model.policy().orElse(""));
        Check.State all = model.inTheWay().isPresent() ? Check.State.BAD : model.isWorthALook() ? Check.State.LIMITED : Check.State.OK;
        summary.setText(model.checks().isEmpty() ? "" : texts.text("check.summary." + all.id()));
        summarySign.setIconCode(CheckRow.sign(all));
        summary.getStyleClass().removeIf(style -> style.startsWith("check-"));
        summary.getStyleClass().add("check-" + all.id());
        Labels.show(summarySign, !model.checks().isEmpty());
    }

    private void show(VBox rows, List<Check> checks) {
        rows.getChildren().setAll(checks.stream().map(check -> new CheckRow(check, !OF_THE_COMPUTER.contains(check.id()), model.saidBefore(check), texts)).toList());
    }

    /** Puts the keyboard on the one thing to do here. */
    public void focusFirst() {
        Keyboard.giveLater(again);
    }
}
