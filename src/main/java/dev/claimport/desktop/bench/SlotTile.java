package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.SlotViewModel.Shown;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.handover.Step;
import dev.claimport.handover.WaitCount;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A slot on the wall: its number, its state as colour, shape and word, and which device it is. */
final class SlotTile extends VBox {

    /** Below this width, in pixels, everything is smaller. */
    private static final double ROOMY = 240;
    /** Below this one, or this height, there is room for number, shape and word alone. */
    private static final double SLIM = 150;
    private static final double LOW = 118;
    /** One that is slim has room for larger ones from this height on. */
    private static final double TALL = 90;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    /** Of a word that needs smaller type. */
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    /** The first two steps are over before there is a device to speak of. */
    private static final int STEPS = Step.values().length - 2;

    private final Texts texts;
    private final SlotSign sign = new SlotSign();
    private final Label word = Labels.line("", "slot-word");
    private final Label corner = Labels.line("", "slot-corner");
    private final Label title = Labels.line("", "slot-title");
    private final Label note = Labels.line("", "slot-note");
    private final HBox head;
    private final HBox state;
    private final Button again;
    private final int number;
    private final Runnable fire;
    private SlotLook look = SlotLook.READY;
    private boolean slim;
    private Shown shown;

    SlotTile(BenchViewModel bench, SlotViewModel slot, Texts texts) {
        this.texts = texts;
        this.number = slot.number();
        this.shown = slot.shownProperty().get();
        again = Buttons.plain(texts.text("bench.slot.again"), () -> bench.again(slot));
        again.getStyleClass().add("cp-small-button");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label name = Labels.line(texts.text("bench.slot.name", "number", number), "slot-name");
        name.setMinWidth(Label.USE_PREF_SIZE);
        word.textTruncatedProperty().addListener((_, _, cut) -> {
            if (cut) {
                word.pseudoClassStateChanged(LONG, true);
            }
        });
        head = new HBox(name, gap, corner);
        head.setAlignment(Pos.CENTER_LEFT);
        state = new HBox(sign, word);
        state.getStyleClass().add("slot-state");
        state.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(state, Priority.ALWAYS);
        getStyleClass().add("slot");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(head, state, title, note, again);
        widthProperty().addListener(_ -> fit());
        heightProperty().addListener(_ -> fit());
        setOnMousePressed(_ -> requestFocus());
        fire = () -> bench.start(slot);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                fire.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                bench.stop(slot);
                event.consume();
            }
        });
        slot.shownProperty().addListener((_, _, now) -> show(now));
        show(shown);
    }

    /** What a screen reader presses. */
    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fire.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    private void fit() {
        boolean narrow = getWidth() < ROOMY || getHeight() < ROOMY / 2;
        boolean nowSlim = getWidth() < SLIM || getHeight() < LOW;
        pseudoClassStateChanged(NARROW, narrow);
        boolean tall = nowSlim && getHeight() >= TALL;
        pseudoClassStateChanged(PseudoClass.getPseudoClass("tall"), tall);
        sign.setDiameter(tall ? 30 : nowSlim ? 18 : narrow ? 36 : 50);
        if (nowSlim != slim) {
            slim = nowSlim;
            pseudoClassStateChanged(PseudoClass.getPseudoClass("slim"), slim);
            Labels.show(state, !slim);
            // The shape stands beside the number then, and the word has all of the width.
            (slim ? state : head).getChildren().remove(sign);
            (slim ? head : state).getChildren().add(slim ? 2 : 0, sign);
            Labels.show(corner, !slim);
            show(shown);
        }
        Labels.show(note, !slim || tall);
    }

    private void show(Shown now) {
        shown = now;
        if (look != shown.look()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(look.id()), false);
        }
        look = shown.look();
        pseudoClassStateChanged(PseudoClass.getPseudoClass(look.id()), true);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("gone"), !shown.there() && look != SlotLook.READY);
        sign.show(look, look == SlotLook.WORKING ? (double) position(shown) / STEPS : 0);
        word.pseudoClassStateChanged(LONG, false);
        word.setText(texts.text(wordKey(shown)));
        corner.setText(corner(shown));
        title.setText(slim ? word.getText() : title(shown));
        note.setText(note(shown));
        Labels.show(again, shown.mayBeOverruled() && !slim);
        setAccessibleText(texts.text("bench.slot.spoken", Map.of("number", number, "word", word.getText(), "title", title(shown))));
    }

    private static String wordKey(Shown shown) {
        if (shown.stopping()) {
            return "bench.word.stopping";
        }
        return shown.look() == SlotLook.WORKING ? "bench.word." + shown.step().map(Step::id).orElse("template") : "bench.word." + shown.look().id();
    }

    /** From 1 to {@link #STEPS}. */
    private static int position(Shown shown) {
        return Math.max(1, shown.step().map(step -> step.ordinal() - 1).orElse(1));
    }

    private String corner(Shown shown) {
        return switch (shown.look()) {
            case WORKING -> shown.left().map(texts::countdown).orElse("");
            case READY, PLUGGED_IN -> "";
            case FAILED, ABORTED -> shown.there() ? texts.text("bench.slot.retry") : "";
            default -> shown.there() ? texts.text("bench.slot.unplug") : "";
        };
    }

    private String title(Shown shown) {
        return switch (shown.look()) {
            case READY -> texts.text("bench.slot.empty");
            case PLUGGED_IN -> shown.serial().orElseGet(() -> texts.text("bench.slot.start"));
            case FAILED -> shown.failure().map(texts::title).orElse("");
            case WORKING, ABORTED -> shown.serial().or(shown::place).orElse("");
            default -> shown.thing().or(shown::serial).orElse("");
        };
    }

    private String note(Shown shown) {
        String serial = shown.serial().orElse("");
        return switch (shown.look()) {
            case READY, PLUGGED_IN -> shown.place().orElse("");
            case WORKING -> shown.waiting().map(this::waitText).orElseGet(() -> texts.text("bench.slot.step", Map.of("step", position(shown), "steps", STEPS)));
            case FAILED, ABORTED -> joined(serial, shown.step().map(step -> texts.text("bench.during." + step.id())).orElse(""));
            default -> joined(serial, shown.took().map(texts::took).orElse(""));
        };
    }

    private String waitText(WaitCount.Counted waiting) {
        return waiting.left().isZero() ? texts.text("wait.longer") : texts.text("wait." + waiting.what().id(), "left", texts.countdown(waiting.left()));
    }

    private String joined(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + " · " + second;
    }
}
