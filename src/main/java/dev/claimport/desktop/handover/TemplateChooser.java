package dev.claimport.desktop.handover;

import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.desktop.control.SearchList;
import dev.claimport.desktop.control.Waiting;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The list of templates, searched by typing; any name can be typed, too. */
final class TemplateChooser extends VBox {

    private final TemplateViewModel model;
    private final TemplateListViewModel list;
    private final Texts texts;
    private final SearchList<TemplateSummary> search;
    private final Button typed;
    private final Label status = Labels.wrapped("", "small", "muted");
    private final Waiting loading;
    private final Notice notice;
    private final CardScroll refused;

    TemplateChooser(HandoverViewModel page, Texts texts, boolean mayMove) {
        this.model = page.template();
        this.list = model.list();
        this.texts = texts;
        this.loading = new Waiting("", mayMove);
        this.notice = new Notice(texts);
        search = new SearchList<>(texts.text("template.list"), texts.text("template.search"), list.matches(),
                TemplateSummary::name, TemplateSummary::description);
        search.queryProperty().bindBidirectional(list.queryProperty());
        search.onTaken(template -> model.choose(template.name()), this::chooseTyped);
        typed = Buttons.plain("", this::chooseTyped);
        typed.setMaxWidth(Double.MAX_VALUE);
        typed.setMinWidth(0);
        typed.setMnemonicParsing(false);
        Button retry = Buttons.plain(texts.text("retry"), list::load);
        HBox foot = new HBox(loading, status);
        foot.setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("card-body", "resting");
        VBox refusal = new VBox(notice, retry);
        refusal.getStyleClass().add("card-body");
        refused = new CardScroll(refusal);
        getChildren().addAll(refused, search, typed, foot);

        Follow.changes(this, this::show, list.stateProperty(), list.matches(), list.queryProperty());
        show();
    }

    private void chooseTyped() {
        list.typedName().ifPresent(model::choose);
    }

    private void show() {
        TemplateListViewModel.State state = list.stateProperty().get();
        int count = list.usable().size();
        boolean refused = state == TemplateListViewModel.State.NOT_ALLOWED || state == TemplateListViewModel.State.FAILED;
        notice.show(refused ? list.failureProperty().get() : null);
        Labels.show(this.refused, refused);
        Labels.show(search.list(), !refused);
        VBox.setVgrow(search, refused ? Priority.NEVER : Priority.ALWAYS);
        Prompt.show(search.field(), texts.text(refused ? "template.type" : "template.search"));
        Labels.show(loading, state == TemplateListViewModel.State.LOADING);
        loading.setText(texts.text("template.list.loading", "count", count));
        Labels.setOrHide(status, state == TemplateListViewModel.State.READY ? counted(count) : "");
        String name = list.typedName().orElse("");
        Labels.show(typed, !name.isEmpty());
        typed.setText(texts.text("template.use-typed", "template", name));
    }

    private String counted(int count) {
        int shown = list.matches().size();
        if (count == 0) {
            return texts.text("template.list.empty");
        }
        return shown == count
                ? texts.text("template.list.count", "count", count)
                : texts.text("template.list.matches", Map.of("shown", shown, "count", count));
    }

    void focus() {
        Keyboard.give(search.field());
    }
}
