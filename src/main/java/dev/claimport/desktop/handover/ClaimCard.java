package dev.claimport.desktop.handover;

import dev.claimport.bench.ClaimState;
import dev.claimport.bench.Phase;
import dev.claimport.claim.ClaimFacts;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.CopyButton;
import dev.claimport.desktop.control.CountdownRing;
import dev.claimport.desktop.control.EmptyState;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.Waiting;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The second card: the claim, what is known of it, and how long it lasts. */
final class ClaimCard extends VBox {

    private static final double RING = 160;
    private static final double SMALL_RING = 136;
    private static final double DIGITS_WIDTH = 148;
    /** In pixels, of what stands beside the names of facts. */
    private static final double VALUE = 118;
    /** Below this height of the card the ring gives room to the facts. */
    private static final double ROOMY = 520;

    private final HandoverViewModel page;
    private final ClaimViewModel model;
    private final Texts texts;
    private final EmptyState empty;
    private final VBox asking;
    private final VBox refused;
    private final Notice notice;
    private final VBox shown = new VBox();
    private final CountdownRing ring;
    private final Label id = Labels.line("");
    private final Label algorithm = Labels.line("");
    private final Label subject = Labels.line("");
    private final Label fingerprint = Labels.line("");
    private final Label valid = Labels.wrapped("");
    private final Label checked = Labels.wrapped("", "success-text");
    private final Label key = Labels.wrapped("");
    private final Label note = Labels.wrapped("", "small", "muted");

    ClaimCard(HandoverViewModel page, Texts texts, boolean mayMove) {
        this.page = page;
        this.model = page.claim();
        this.texts = texts;
        this.ring = new CountdownRing(texts);
        this.notice = new Notice(texts);
        empty = new EmptyState(Material2MZ.VPN_KEY, texts.text("claim.empty"), texts.text("claim.empty.hint"));
        Waiting waiting = new Waiting(texts.text("claim.requesting"), mayMove);
        waiting.setAlignment(Pos.CENTER);
        asking = new VBox(waiting);
        asking.setAlignment(Pos.CENTER);
        refused = new VBox(notice, Buttons.plain(texts.text("retry"), page::requestClaim));
        refused.getStyleClass().add("card-body");
        buildShown();

        StackPane states = new StackPane(empty, asking, refused, shown);
        VBox.setVgrow(states, Priority.ALWAYS);
        Card card = new Card(texts.text("claim.heading"));
        card.getChildren().add(states);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        card.heightProperty().addListener((_, _, height) -> ring.setDiameter(height.doubleValue() < ROOMY ? SMALL_RING : RING));

        Follow.changes(this, this::show, model.stateProperty(), model.factsProperty(), model.wipedAtProperty(), model.urgencyProperty(),
                page.phaseProperty(), page.armedProperty());
        Follow.changes(this, this::showRing, model.leftProperty());
        show();
    }

    private void buildShown() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints values = new ColumnConstraints(Region.USE_COMPUTED_SIZE, VALUE, Double.MAX_VALUE);
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        // Their first and last digits, as many as there is room for.
        List.of(id, fingerprint).forEach(digits -> {
            digits.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            digits.setMaxWidth(DIGITS_WIDTH);
        });
        HBox idRow = new HBox(id, CopyButton.of(texts, texts.text("claim.copy-id"), () -> model.factsProperty().get().certificateId()));
        idRow.setAlignment(Pos.CENTER_LEFT);
        idRow.getStyleClass().add("copyable");
        fact(grid, 0, texts.text("claim.id"), idRow);
        fact(grid, 1, texts.text("claim.certificate"), algorithm);
        fact(grid, 2, texts.text("claim.subject"), subject);
        fact(grid, 3, texts.text("claim.fingerprint"), fingerprint);
        fact(grid, 4, texts.text("claim.valid"), valid);
        fact(grid, 5, texts.text("claim.checked"), checked);
        fact(grid, 6, texts.text("claim.key"), key);
        checked.setText(texts.text("claim.checked.value"));
        checked.setGraphic(Labels.icon(Material2AL.CHECK));
        HBox ringRow = new HBox(ring);
        ringRow.setAlignment(Pos.CENTER);
        VBox scrolled = new VBox(ringRow, grid);
        scrolled.getStyleClass().add("claim-scrolled");
        CardScroll scroll = new CardScroll(scrolled);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox foot = new VBox(note);
        foot.getStyleClass().add("card-note");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        shown.getStyleClass().add("card-body");
        shown.getChildren().addAll(scroll, foot);
    }

    private static void fact(GridPane grid, int row, String name, Region value) {
        grid.addRow(row, Labels.wrapped(name, "muted"), value);
    }

    private void show() {
        ClaimState state = model.stateProperty().get();
        ClaimFacts facts = model.factsProperty().get();
        Labels.show(empty, state == ClaimState.NONE);
        Labels.show(asking, state == ClaimState.REQUESTING);
        Labels.show(refused, state == ClaimState.FAILED);
        Labels.show(shown, facts != null);
        notice.show(model.failureProperty().get());
        if (facts != null) {
            show(facts);
            showRing();
            note.setText(note(state));
        }
    }

    private void show(ClaimFacts facts) {
        id.setText(facts.certificateId());
        algorithm.setText(facts.algorithm());
        subject.setText(facts.subject());
        fingerprint.setText(facts.fingerprint());
        valid.setText(texts.text("claim.valid.value", Map.of("from", texts.timeOfDay(facts.validity().notBefore()),
                "until", texts.timeOfDay(facts.validity().notAfter()))));
        key.setText(model.wipedAtProperty().get() == null
                ? texts.text("claim.key.in-memory")
                : texts.text("claim.key.wiped", "time", texts.timeOfDay(model.wipedAtProperty().get())));
    }

    private String note(ClaimState state) {
        if (state == ClaimState.EXPIRED) {
            return texts.text("claim.note.expired");
        }
        if (state == ClaimState.IN_USE && model.urgencyProperty().get() == Urgency.OVER) {
            return texts.text("claim.note.over-in-use");
        }
        if (state == ClaimState.HELD) {
            return texts.text(page.armedProperty().get() ? "claim.note.armed" : "claim.note.held");
        }
        return texts.text(state == ClaimState.WIPED ? "claim.note.wiped" : "claim.note.replaced");
    }

    private void showRing() {
        ClaimFacts facts = model.factsProperty().get();
        if (facts == null) {
            return;
        }
        String expires = texts.text("claim.expires", "time", texts.timeOfDay(facts.validity().notAfter()));
        if (model.stateProperty().get() == ClaimState.WIPED) {
            boolean good = page.phaseProperty().get() == Phase.CONFIRMED || page.phaseProperty().get().isRunning();
            ring.show(model.leftProperty().get(), ClaimViewModel.LIFE, good ? "good" : "spent",
                    good ? Material2AL.CHECK : Material2AL.BLOCK, texts.text("claim.ring.wiped"));
            return;
        }
        Urgency urgency = model.urgencyProperty().get();
        Ikon sign = switch (urgency) {
            case CALM -> Material2MZ.TIMER;
            case SOON -> Material2AL.HOURGLASS_BOTTOM;
            case LAST -> Material2MZ.WARNING;
            case OVER -> Material2MZ.TIMER_OFF;
        };
        String words = switch (urgency) {
            case CALM -> expires;
            case SOON -> texts.text("claim.ring.soon");
            case LAST -> texts.text("claim.ring.last");
            case OVER -> texts.text("claim.ring.over");
        };
        ring.show(model.leftProperty().get(), ClaimViewModel.LIFE, urgency.id(), sign, words);
    }
}
