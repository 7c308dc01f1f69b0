package dev.claimport.desktop.handover;

import dev.claimport.bench.Verdict;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import dev.claimport.desktop.template.FindingsButton;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** The first card: which template, and its parameters. */
final class TemplateCard extends VBox {

    /** What the style sheet puts left and right of the selector's face. */
    private static final double SELECTOR_PADDING = 22;

    private static final PseudoClass UNKNOWN = PseudoClass.getPseudoClass("unknown");

    private final HandoverViewModel page;
    private final TemplateViewModel model;
    private final Texts texts;
    private final Label selected = Labels.line("", "semibold");
    private final Button selector = new Button();
    private final Label description = Labels.wrapped("", "small", "muted");
    private final Notice notice;
    private final Notice doubt;
    private final Button retry;
    private final Waiting loading;
    private final FindingsButton findings;
    private final ParameterForm form;
    private final Label thingName = Labels.wrapped("", "thing-name");
    private final VBox chosen = new VBox();
    private final TemplateChooser chooser;

    /**
     * @param focusPage puts the keyboard where the next thing is to be done
     * @param showFindings shows what there is to be said of the template
     */
    TemplateCard(HandoverViewModel page, Texts texts, boolean mayMove, Runnable focusPage, Runnable showFindings) {
        this.page = page;
        this.model = page.template();
        this.texts = texts;
        this.notice = new Notice(texts);
        this.doubt = Notice.warning(texts);
        this.retry = Buttons.plain(texts.text("retry"), model::retry);
        this.loading = new Waiting(texts.text("template.loading"), mayMove);
        this.findings = new FindingsButton(model.check(), texts, showFindings);
        this.form = new ParameterForm(model, texts);
        this.chooser = new TemplateChooser(page, texts, mayMove);

        Card card = new Card(texts.text("template.heading"));
        card.getChildren().addAll(Labels.wrapped(texts.text("template.label"), "field-label"), chosen, chooser);
        VBox.setVgrow(chosen, Priority.ALWAYS);
        VBox.setVgrow(chooser, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        buildChosen();

        Follow.changes(this, this::show, model.stateProperty(), model.choosingProperty(), model.thingNameProperty(), page.blockerProperty(),
                page.phaseProperty(), page.verdictProperty());
        Follow.value(this, model.stateProperty(), state -> {
            if (state == TemplateViewModel.State.READY && !isSomebodyTyping()) {
                focusPage.run();
            }
        });
        Follow.changes(this, focusPage, model.choosingProperty());
        show();
    }

    /** A field of the template before has gone, and whatever got the keyboard from it did so by chance. */
    private boolean isSomebodyTyping() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof TextInputControl && owner.getScene() == getScene() && owner.isVisible();
    }

    private void buildChosen() {
        selector.getStyleClass().add("selector");
        selector.setMaxWidth(Double.MAX_VALUE);
        selector.setAlignment(Pos.CENTER_LEFT);
        selector.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        selector.setGraphic(selectorFace());
        selector.setOnAction(_ -> model.choosingProperty().set(true));
        // Like other choice boxes it opens by Space; Enter belongs to the page's one primary button.
        selector.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                page.primary();
                event.consume();
            }
        });
        VBox scrolled = new VBox(description, findings, loading, notice, doubt, retry, form);
        scrolled.getStyleClass().add("form-scrolled");
        CardScroll scroll = new CardScroll(scrolled);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox prediction = new VBox(Labels.wrapped(texts.text("template.thing"), "small", "muted"), thingName);
        prediction.getStyleClass().add("card-note");
        prediction.setMinHeight(Region.USE_PREF_SIZE);
        Labels.show(prediction, false);
        prediction.visibleProperty().bind(model.stateProperty().isEqualTo(TemplateViewModel.State.READY));
        prediction.managedProperty().bind(prediction.visibleProperty());
        chosen.getStyleClass().addAll("card-body", "resting");
        chosen.getChildren().addAll(selector, scroll, prediction);
    }

    private HBox selectorFace() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox face = new HBox(selected, gap, Labels.icon(Material2AL.ARROW_DROP_DOWN));
        face.setAlignment(Pos.CENTER_LEFT);
        face.prefWidthProperty().bind(selector.widthProperty().subtract(SELECTOR_PADDING));
        return face;
    }

    private void show() {
        TemplateViewModel.State state = model.stateProperty().get();
        boolean choosing = model.choosingProperty().get();
        Labels.show(chosen, !choosing);
        Labels.show(chooser, choosing);
        selected.setText(model.nameProperty().get());
        selector.setAccessibleText(texts.text("template.change", "template", model.nameProperty().get()));
        Labels.show(loading, state == TemplateViewModel.State.LOADING);
        TemplateDescription found = model.descriptionProperty().get();
        Labels.setOrHide(description, found == null ? "" : about(found));
        showFailure(state);
        doubt.show(model.doubtProperty().get());
        thingName.pseudoClassStateChanged(UNKNOWN, model.thingNameProperty().get().isEmpty());
        thingName.setText(thingName());
        chosen.setDisable(page.phaseProperty().get().isRunning());
        chooser.setDisable(page.phaseProperty().get().isRunning());
    }

    /** Its description, in whatever form somebody typed it, and what else is known. */
    private String about(TemplateDescription found) {
        String words = found.summary().description().strip();
        if (words.isEmpty()) {
            return facts(found);
        }
        return words + (words.endsWith(".") ? " " : " · ") + facts(found);
    }

    private String thingName() {
        if (!model.thingNameProperty().get().isEmpty()) {
            return model.thingNameProperty().get();
        }
        return texts.text(model.missing().isEmpty() ? "template.thing.unknown" : "template.thing.incomplete");
    }

    private void showFailure(TemplateViewModel.State state) {
        Verdict verdict = page.verdictProperty().get();
        if (verdict != null && verdict.failure().isPresent() && page.failedBeforeTimeline()) {
            notice.show(verdict.failure().get());
        } else {
            notice.show(model.failureProperty().get());
        }
        Labels.show(retry, state == TemplateViewModel.State.FAILED || state == TemplateViewModel.State.UNDESCRIBED);
    }

    private String facts(TemplateDescription found) {
        List<String> said = new ArrayList<>();
        said.add(texts.text(found.summary().enabled() ? "template.enabled" : "template.disabled"));
        said.add(texts.text("template.version", "version", found.version()));
        if (found.hookArn().isPresent()) {
            said.add(texts.text("template.hook"));
        }
        return String.join(" · ", said);
    }

    /** The search, or the first field that lacks a value, or else the template itself. */
    void focus() {
        if (model.choosingProperty().get()) {
            chooser.focus();
        } else {
            form.focusFirstMissing(selector);
        }
    }
}
