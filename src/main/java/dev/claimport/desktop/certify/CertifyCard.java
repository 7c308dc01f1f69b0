package dev.claimport.desktop.certify;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.report.CertificateSummary;
import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.desktop.certify.CertifyViewModel.Stage;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a certification will do, how far it is, and what it found: one after the other. */
public final class CertifyCard extends VBox {

    private static final double HIGHEST = 430;

    private final CertifyViewModel model;
    private final Texts texts;
    private final CertificateTexts words;
    private final Actions actions;
    private final VBox place = new VBox();
    private final CardScroll scroll = new CardScroll(place);
    private final Notice failure;
    private final Label saved = Labels.wrapped("", "small", "semibold");
    private final Button open;
    private final HBox kept;
    private final HBox foot = new HBox();
    private final CheckBox byHand;
    private final CertifyPlaceForm where;
    private final CertifyProgress progress;

    /**
     * What leads out of it.
     *
     * @param folder asks where the report goes
     * @param open shows the page of the report
     * @param closed to leave it
     */
    public record Actions(Supplier<Optional<Path>> folder, Runnable open, Runnable closed) {}

    public CertifyCard(CertifyViewModel model, Texts texts, boolean mayMove, Actions actions) {
        this.model = model;
        this.texts = texts;
        this.words = texts.ofCertificates();
        this.actions = actions;
        this.failure = new Notice(texts);
        this.progress = new CertifyProgress(model, texts, words, mayMove);
        byHand = new CheckBox(texts.text("certify.by-hand"));
        byHand.setWrapText(true);
        where = new CertifyPlaceForm(model.place(), texts);
        place.getStyleClass().add("certify");
        scroll.setMinHeight(0);
        scroll.setMaxHeight(HIGHEST);
        scroll.prefHeightProperty().bind(place.heightProperty().add(1));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        open = Buttons.plain(texts.text("certify.page"), actions.open());
        kept = new HBox(saved, open);
        kept.setAlignment(Pos.CENTER_LEFT);
        kept.getStyleClass().add("row");
        HBox.setHgrow(saved, Priority.ALWAYS);
        saved.setMaxWidth(Double.MAX_VALUE);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setMinHeight(USE_PREF_SIZE);
        foot.getStyleClass().addAll("row", "card-foot");
        getStyleClass().add("signin-cards");
        getChildren().addAll(failure, scroll, kept, foot);
        // The model is this card's own, and goes with it.
        InvalidationListener changed = _ -> show();
        List.of(model.stageProperty(), model.plug().askedProperty()).forEach(property -> property.addListener(changed));
        InvalidationListener told = _ -> tell();
        List.of(model.failureProperty(), model.savedProperty(), model.unopenedProperty()).forEach(property -> property.addListener(told));
        show();
        tell();
    }

    private void show() {
        Stage stage = model.stageProperty().get();
        Certificate found = model.certificateProperty().get();
        switch (stage) {
            case READY -> place.getChildren().setAll(intention());
            case RUNNING, CANCELLING -> place.getChildren().setAll(progress);
            case ENDED -> place.getChildren().setAll(found == null ? List.of() : List.of(new CertifyResult(found, words, texts)));
        }
        scroll.setVvalue(0);
        Button first = switch (stage) {
            case READY -> {
                Button begin = Buttons.primary(texts.text("certify.begin"), this::begin);
                begin.disableProperty().bind(Bindings.createBooleanBinding(() -> model.place().reach().isEmpty(), model.place().addressProperty(), model.place().portProperty()));
                yield buttons(null, Buttons.cancel(texts.text("cancel"), actions.closed()), begin);
            }
            case RUNNING -> model.plug().askedProperty().get()
                    ? buttons(Buttons.plain(texts.text("certify.plug.leave-out"), model.plug()::leaveOut), Buttons.cancel(texts.text("cancel"), model::cancel),
                            Buttons.primary(texts.text("certify.plug.done"), model.plug()::done))
                    : buttons(null, Buttons.cancel(texts.text("cancel"), model::cancel));
            case CANCELLING -> {
                foot.getChildren().setAll(Labels.wrapped(texts.text("certify.cancelling"), "muted"));
                yield null;
            }
            case ENDED -> ended(found);
        };
        if (first != null) {
            Keyboard.giveLater(first);
        }
    }

    private void begin() {
        model.place().reach().ifPresent(reach -> model.begin(byHand.isSelected(), reach));
    }

    private VBox intention() {
        VBox all = new VBox(Labels.wrapped(texts.text("certify.will")), Labels.wrapped(texts.text("certify.will.claims"), "muted"),
                Labels.wrapped(texts.text("certify.will.identity"), "muted"), Labels.wrapped(texts.text(model.hasCode() ? "certify.will.code" : "certify.will.no-code"), "muted"), byHand, where);
        all.getStyleClass().add("certify");
        return all;
    }

    private Button ended(@Nullable Certificate found) {
        Button close = Buttons.cancel(texts.text("findings.close"), actions.closed());
        if (found == null) {
            return buttons(null, close, Buttons.primary(texts.text("certify.again"), this::begin));
        }
        Button copy = CopyButton.labelled(texts, texts.text("certify.copy"), () -> String.join("\n", CertificateSummary.of(found, words)));
        Button again = Buttons.plain(texts.text("certify.again"), this::begin);
        Button save = Buttons.primary(texts.text("certify.save"), () -> actions.folder().get().ifPresent(folder -> model.save(folder, words, texts.zone())));
        return buttons(copy, again, close, save);
    }

    /** @return the last of them */
    private Button buttons(@Nullable Node left, Button... right) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        foot.getChildren().setAll(gap);
        if (left != null) {
            foot.getChildren().addFirst(left);
        }
        foot.getChildren().addAll(right);
        return right[right.length - 1];
    }

    private void tell() {
        failure.show(model.failureProperty().get());
        Path page = model.savedProperty().get();
        saved.setText(page == null ? "" : model.unopenedProperty().get() ? texts.text("findings.no-browser", "page", page) : texts.text("certify.saved", "file", page));
        Labels.show(kept, page != null);
        if (page != null) {
            Keyboard.giveLater(open);
        }
    }
}
