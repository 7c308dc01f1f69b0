package dev.claimport.desktop.certify;

import dev.claimport.certify.report.CertificateTexts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How far each group of clauses is, which one is asked, and for how long all of it has taken. */
final class CertifyProgress extends VBox {

    private static final double TILE = 310;
    /** So that nothing moves when a longer sentence comes. */
    private static final double TWO_LINES = 44;

    private final CertifyViewModel model;
    private final Texts texts;
    private final CertificateTexts words;
    private final Waiting waiting;
    private final Label took = Labels.line("", "muted");
    private final TilePane groups = new TilePane();
    private final Notice plug;

    CertifyProgress(CertifyViewModel model, Texts texts, CertificateTexts words, boolean mayMove) {
        this.model = model;
        this.texts = texts;
        this.words = words;
        this.waiting = new Waiting("", mayMove);
        this.plug = Notice.warning(texts);
        waiting.setMinHeight(TWO_LINES);
        HBox.setHgrow(waiting, Priority.ALWAYS);
        took.setMinWidth(Region.USE_PREF_SIZE);
        HBox now = new HBox(waiting, took);
        now.getStyleClass().add("row");
        groups.setPrefColumns(2);
        groups.setPrefTileWidth(TILE);
        groups.getStyleClass().add("certify-groups");
        groups.getChildren().setAll(model.groups().stream().map(this::row).toList());
        getStyleClass().add("certify");
        getChildren().addAll(plug, now, groups);
        InvalidationListener changed = _ -> show();
        model.stageProperty().addListener(changed);
        model.clauseProperty().addListener(changed);
        model.metProperty().addListener(changed);
        model.groups().addListener((ListChangeListener<GroupProgress>) this::groups);
        model.plug().askedProperty().addListener(changed);
        took.textProperty().bind(model.tookProperty().map(so -> texts.took(so.truncatedTo(ChronoUnit.SECONDS))));
        show();
    }

    private void show() {
        plug.show(model.plug().askedProperty().get() ? texts.text("certify.plug") : "");
        String clause = model.clauseProperty().get();
        waiting.setText(clause != null ? words.clause(clause) : model.metProperty().get() == null ? texts.text("certify.looking") : words.device(model.metProperty().get()));
    }

    /** Only what has changed: a quick device ends some hundred clauses in a second. */
    private void groups(ListChangeListener.Change<? extends GroupProgress> change) {
        while (change.next()) {
            groups.getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
            groups.getChildren().addAll(change.getFrom(), change.getAddedSubList().stream().map(this::row).toList());
        }
    }

    private HBox row(GroupProgress group) {
        Label name = Labels.wrapped(words.group(group.group()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        String count = texts.text(group.unkept() == 0 ? "certify.group" : "certify.group.unkept", Map.of("ended", group.ended(), "all", group.all(), "unkept", group.unkept()));
        Label counted = Labels.wrapped(count, "check-state");
        HBox row = new HBox(Labels.icon(sign(group.state()), "check-sign"), name, counted);
        row.getStyleClass().addAll("check-row", switch (group.state()) {
            case WAITING, RUNNING -> "check-unknown";
            case KEPT -> "check-ok";
            case NOT_KEPT -> "check-bad";
        });
        row.setPrefWidth(TILE);
        row.setAccessibleText(texts.labelled(name.getText(), count));
        return row;
    }

    private static Ikon sign(GroupProgress.State state) {
        return switch (state) {
            case WAITING -> Material2MZ.RADIO_BUTTON_UNCHECKED;
            case RUNNING -> Material2MZ.MORE_HORIZ;
            case KEPT -> Material2AL.CHECK_CIRCLE;
            case NOT_KEPT -> Material2AL.ERROR;
        };
    }
}
