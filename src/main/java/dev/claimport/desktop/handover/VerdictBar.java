package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.bench.Verdict;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.FittedLine;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.handover.HandoverResult;
import dev.claimport.iot.IotService.Presence;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The foot when it is over: to be read from two metres, by its words and its shape as well as its colour. */
final class VerdictBar extends WordsBar {

    /** In pixels: the buttons stand in rows before the headline is small. */
    private static final double LEAST_WORDS = 360;

    private final Texts texts;
    private final Button primary;

    VerdictBar(HandoverViewModel page, Texts texts) {
        super(LEAST_WORDS);
        this.texts = texts;
        Verdict verdict = page.verdictProperty().get();
        getStyleClass().addAll("verdict", switch (verdict.phase()) {
            case CONFIRMED -> "verdict-confirmed";
            case DELIVERED, UNPROVEN -> "verdict-delivered";
            case FAILED -> "verdict-failed";
            default -> "verdict-aborted";
        });
        String headline = headline(verdict);
        FittedLine title = new FittedLine(headline, "verdict-title");
        Label sub = Labels.wrapped(meaning(verdict), "verdict-meaning");
        primary = Buttons.primary(primary(verdict, page), page::primary);
        Runnable changed = () -> {
            sub.setText(page.presence().presenceProperty().get().map(known -> texts.sentences(meaning(verdict), onLine(known))).orElseGet(() -> meaning(verdict)));
            setAccessibleText(texts.sentences(headline, sub.getText()));
            // Said as soon as the keyboard is on it, which is when it is over.
            primary.setAccessibleHelp(getAccessibleText());
        };
        Follow.changes(this, changed, page.presence().presenceProperty());
        changed.run();
        VBox words = new VBox(title, sub);
        words.setAlignment(Pos.CENTER_LEFT);
        words.getStyleClass().add("tight");
        ButtonRow buttons = new ButtonRow();
        getChildren().add(sign(verdict.phase()));
        fill(words, buttons);
        if (verdict.phase() == Phase.FAILED && !verdict.isOnlyNotConfirmable()) {
            buttons.getChildren().add(Buttons.plain(texts.text("foot.copy-details"), () -> CopyButton.copy(new Details(texts).of(verdict, page.predicted(verdict)))));
        }
        if (verdict.isOnlyNotConfirmable()) {
            buttons.getChildren().add(Buttons.plain(texts.text("foot.unconfirmed"), page::handOverUnconfirmed));
        }
        if (!verdict.phase().isSuccess()) {
            buttons.getChildren().add(back(page));
        }
        buttons.getChildren().add(primary);
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
    }

    private String onLine(Presence presence) {
        return presence.since().map(since -> texts.text(presence.connected() ? "verdict.on-line" : "verdict.off-line", "time", texts.timeOfDay(since)))
                .orElseGet(() -> texts.text("verdict.never-on-line"));
    }

    private String primary(Verdict verdict, HandoverViewModel page) {
        if (verdict.phase().isSuccess()) {
            return texts.text("foot.next");
        }
        return texts.text(page.device().code().wantedProperty().get() ? "foot.code-again" : "foot.again");
    }

    /** An icon only: the headline needs the width. */
    private Button back(HandoverViewModel page) {
        Button back = Buttons.icon(Material2AL.ARROW_BACK, texts.text("foot.back"), page::dismiss);
        back.setCancelButton(true);
        back.getStyleClass().add("verdict-back");
        return back;
    }

    private static Node sign(Phase phase) {
        Ikon ikon = switch (phase) {
            case CONFIRMED -> Material2AL.CHECK;
            case DELIVERED, UNPROVEN -> Material2MZ.WARNING;
            case FAILED -> Material2AL.CLOSE;
            default -> Material2AL.BLOCK;
        };
        StackPane sign = new StackPane(Labels.icon(ikon));
        sign.getStyleClass().add("verdict-sign");
        return sign;
    }

    private String headline(Verdict verdict) {
        return switch (verdict.phase()) {
            case CONFIRMED -> verdict.result().flatMap(HandoverResult::thingName).orElse(texts.text("verdict.confirmed"));
            case DELIVERED -> texts.text("verdict.delivered");
            case UNPROVEN -> texts.text("verdict.unproven");
            case FAILED -> texts.title(verdict.failure().orElseThrow());
            default -> texts.text("verdict.aborted");
        };
    }

    private String meaning(Verdict verdict) {
        return switch (verdict.phase()) {
            case CONFIRMED -> verdict.result().map(result -> texts.text("verdict.confirmed.meaning", Map.of(
                    "took", texts.took(result.took()),
                    "certificate", result.certificateId().map(Texts::shortId).orElse("–")))).orElse("");
            case DELIVERED -> verdict.result().map(result -> texts.text("verdict.delivered.meaning", "took", texts.took(result.took()))).orElse("");
            case UNPROVEN -> verdict.result().flatMap(HandoverResult::thingName).map(thing -> texts.text("verdict.unproven.meaning", "thing", thing)).orElse("");
            case FAILED -> verdict.failure().orElseThrow().id() + " · " + texts.text("verdict.failed." + place(verdict));
            default -> texts.text("verdict.aborted.meaning");
        };
    }

    /** What the failure means for the device depends on how far it was. */
    private static String place(Verdict verdict) {
        return verdict.failedStep().map(step -> switch (step) {
            case SIGN_IN, TEMPLATE, DEVICE, CLAIM -> "before";
            // Files lie where firmware may read them; a bundle is acted on only once it is committed.
            case DELIVER, VERIFY -> verdict.isOfFiles() ? "sending-files" : "sending";
            case REGISTER, RECONNECT, CONFIRM -> step.id();
        }).orElse("before");
    }

    void focus() {
        Keyboard.giveLater(primary);
    }
}
