package dev.claimport.desktop.template;

import dev.claimport.account.check.CheckResult;
import dev.claimport.account.check.CheckTexts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.failure.Failure;
import java.net.URI;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All that the check of the template has to say: the findings, what could not be looked at, and what would be made. */
public final class FindingsCard extends VBox {

    private static final double HIGHEST = 430;

    private final TemplateCheckViewModel model;
    private final Texts texts;
    private final CheckTexts checks;
    private final BiConsumer<FindingsCard, URI> openPage;
    private final VBox rows = new VBox();
    private final CardScroll scroll = new CardScroll(rows);
    private final Notice failure;

    /** @param openPage shows a page in the browser @param pull has the template saved for a rehearsal @param closed to leave it */
    public FindingsCard(TemplateCheckViewModel model, Texts texts, boolean mayMove, BiConsumer<FindingsCard, URI> openPage, Runnable pull, Runnable closed) {
        this.model = model;
        this.texts = texts;
        this.checks = texts.ofTemplates();
        this.openPage = openPage;
        this.failure = Notice.warning(texts);
        rows.getStyleClass().add("findings");
        // As high as what is in it, if there is the room: a scroll pane does not ask lines that wrap.
        scroll.setMinHeight(0);
        scroll.setMaxHeight(HIGHEST);
        scroll.prefHeightProperty().bind(rows.heightProperty().add(1));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Waiting waiting = new Waiting(texts.text("findings.looking"), mayMove);
        waiting.visibleProperty().bind(model.lookingProperty());
        Button close = Buttons.cancel(texts.text("findings.close"), closed);
        HBox foot = new WordsBar(waiting, Buttons.plain(texts.text("findings.pull"), pull), close);
        foot.getStyleClass().add("card-foot");
        getStyleClass().add("signin-cards");
        getChildren().addAll(failure, scroll, foot);
        Follow.changes(this, this::show, model.resultProperty(), model.failureProperty());
        show();
        Keyboard.giveLater(close);
    }

    /** Says what went wrong. */
    public void tell(Failure why) {
        failure.show(why);
    }

    /** Says where the page is that no browser could be started for. */
    public void tell(URI page) {
        failure.show(texts.text("findings.no-browser", "page", page));
    }

    private void show() {
        failure.show(model.failureProperty().get());
        rows.getChildren().clear();
        CheckResult result = model.resultProperty().get();
        if (result != null) {
            show(result);
        }
    }

    private void show(CheckResult result) {
        if (result.findings().isEmpty()) {
            rows.getChildren().add(Labels.wrapped(texts.text("findings.none")));
        }
        result.findings().forEach(finding -> rows.getChildren().add(new FindingRow(finding, checks, texts, page -> openPage.accept(this, page))));
        if (!result.unchecked().isEmpty()) {
            rows.getChildren().add(section(result.unchecked().stream().map(checks::unchecked).toList()));
        }
        List<String> made = result.made().map(checks::made)
                .orElseGet(() -> List.of(texts.text(result.isBroken() ? "findings.made.nothing" : "findings.made.later")));
        VBox section = section(made);
        section.getChildren().addFirst(Labels.wrapped(texts.text("findings.made"), "semibold", "small"));
        rows.getChildren().add(section);
    }

    private static VBox section(List<String> lines) {
        VBox section = new VBox();
        section.getStyleClass().addAll("check-words", "findings-section");
        lines.forEach(line -> section.getChildren().add(Labels.wrapped(line, "small", "muted")));
        return section;
    }
}
