package dev.claimport.desktop.handover;

import dev.claimport.app.RefusalTexts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.practice.cloud.mqtt.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** What the practice broker has refused the device: AWS IoT would hang up on it, or answer with a code, and say no more. */
final class RefusalNotice extends HBox {

    private final ObservableList<Refusal> refusals;
    private final Texts texts;
    private final RefusalTexts words;
    private final Label refused = Labels.wrapped("", "semibold");
    private final Label why = Labels.wrapped("");
    private final Label more = Labels.wrapped("", "small", "muted");
    private final Hyperlink fold = new Hyperlink();
    private final Label statements = Labels.wrapped("", "details");

    /** @param refusals the newest first */
    RefusalNotice(ObservableList<Refusal> refusals, Texts texts) {
        this.refusals = refusals;
        this.texts = texts;
        this.words = texts.ofRefusals();
        fold.setOnAction(_ -> open(!statements.isVisible()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox foot = new HBox(fold, gap, CopyButton.of(texts, texts.text("refusal.copy"), this::all));
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox lines = new VBox(refused, why, more, foot, statements);
        lines.getStyleClass().add("notice-words");
        HBox.setHgrow(lines, Priority.ALWAYS);
        getStyleClass().addAll("notice", "notice-warning");
        getChildren().addAll(Labels.icon(Material2MZ.POLICY), lines);
        Follow.changes(this, this::show, refusals);
        show();
    }

    private void show() {
        Labels.show(this, !refusals.isEmpty());
        if (!refusals.isEmpty()) {
            Refusal last = refusals.getFirst();
            refused.setText(words.refused(last));
            why.setText(words.why(last));
            Labels.setOrHide(more, refusals.size() == 1 ? "" : texts.text("refusal.more", "count", refusals.size() - 1));
            List<String> looked = words.statements(last);
            statements.setText(String.join("\n", looked));
            Labels.show(fold, !looked.isEmpty());
            open(false);
            setAccessibleText(texts.sentences(refused.getText(), why.getText()));
        }
    }

    private void open(boolean opened) {
        Labels.show(statements, opened);
        fold.setText(texts.text(opened ? "refusal.hide" : "refusal.show"));
    }

    /** All of them, with every statement that was looked at. */
    private String all() {
        return refusals.stream().map(refusal -> Stream.of(List.of(words.refused(refusal), words.why(refusal)), words.statements(refusal))
                .flatMap(List::stream).collect(Collectors.joining("\n"))).collect(Collectors.joining("\n\n")) + "\n";
    }
}
