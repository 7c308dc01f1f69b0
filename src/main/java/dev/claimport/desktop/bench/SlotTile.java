package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.SlotViewModel.Shown;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Wrapping;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A slot on the wall: its number, its state as colour, shape and word, which device it is, and why it failed. */
final class SlotTile extends VBox {

    /** One that is less wide, in pixels, has its number alone: in every language the word before it fits into this. */
    private static final double NAMED = 104;

    private final SlotWords words;
    private final SlotSign sign = new SlotSign();
    private final SlotWord word = new SlotWord();
    private final Label corner = Labels.line("", "slot-corner");
    private final Label title = Labels.fewLines("slot-title");
    private final Label note = Labels.fewLines("slot-note");
    private final HBox head;
    private final HBox state;
    private final Button again;
    /** Menu and hint are windows, and made when they are first asked for: of 64 slots few ever are. */
    private @Nullable ContextMenu menu;
    private boolean hinted;
    private final int number;
    private final Runnable fire;
    private SlotLook look = SlotLook.READY;
    private SlotRoom room = SlotRoom.ROOMY;
    private Shown shown;

    SlotTile(BenchViewModel bench, SlotViewModel slot, Texts texts) {
        this.words = new SlotWords(texts);
        this.number = slot.number();
        this.shown = slot.shownProperty().get();
        again = Buttons.plain(texts.text("bench.slot.again"), () -> bench.again(slot));
        again.getStyleClass().add("cp-small-button");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label name = Labels.line("", "slot-name");
        name.textProperty().bind(widthProperty().map(width -> width.doubleValue() < NAMED ? Integer.toString(number) : texts.text("bench.slot.name", "number", number)));
        name.setMinWidth(Label.USE_PREF_SIZE);
        head = new HBox(name, gap, corner);
        head.getStyleClass().add("slot-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(Region.USE_PREF_SIZE);
        state = new HBox(sign, word);
        state.getStyleClass().add("slot-state");
        state.setAlignment(Pos.CENTER_LEFT);
        state.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(state, Priority.ALWAYS);
        getStyleClass().add("slot");
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(head, state, title, note, again);
        setOnMouseEntered(_ -> hint());
        widthProperty().addListener(_ -> fit());
        heightProperty().addListener(_ -> fit());
        fire = () -> bench.start(slot);
        setOnMousePressed(_ -> requestFocus());
        setOnMouseClicked(_ -> offer());
        setOnContextMenuRequested(_ -> offer());
        setOnKeyPressed(pressed -> press(pressed, () -> bench.stop(slot)));
        Follow.value(this, slot.shownProperty(), this::show);
        take(room);
        show(shown);
    }

    private void press(KeyEvent pressed, Runnable stop) {
        if (pressed.getCode() == KeyCode.ENTER) {
            fire.run();
        } else if (pressed.getCode() == KeyCode.ESCAPE) {
            stop.run();
        } else if (pressed.getCode() == KeyCode.SPACE) {
            offer();
        } else {
            return;
        }
        pressed.consume();
    }

    /** What a button would be for, where there is no room for one. */
    private void offer() {
        if (shown.mayBeOverruled() && !again.isVisible()) {
            if (menu == null) {
                MenuItem overrule = new MenuItem(again.getText());
                overrule.setOnAction(_ -> again.fire());
                menu = new ContextMenu(overrule);
            }
            menu.show(this, Side.BOTTOM, 0, 0);
        }
    }

    private void hint() {
        if (!hinted) {
            hinted = true;
            Tooltip whole = new Tooltip();
            whole.getStyleClass().add("slot-whole");
            whole.setOnShowing(_ -> {
                String text = words.whole(number, shown);
                whole.setWrapText(Wrapping.suits(text));
                whole.setText(text);
            });
            Tooltip.install(this, whole);
        }
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

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        word.fit(state.getWidth() - (room.isSlim() ? 0 : room.diameter + state.getSpacing()));
    }

    /** All of it when it is asked for: of 64 slots, several times a second, nobody wants to know. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.HELP ? words.whole(number, shown) : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void fit() {
        SlotRoom now = SlotRoom.of(getWidth(), getHeight());
        if (now != room) {
            take(now);
            show(shown);
        }
    }

    private void take(SlotRoom now) {
        if (now.isSlim() != room.isSlim()) {
            (now.isSlim() ? state : head).getChildren().remove(sign);
            (now.isSlim() ? head : state).getChildren().add(now.isSlim() ? 2 : 0, sign);
            VBox.setVgrow(state, now.isSlim() ? Priority.NEVER : Priority.ALWAYS);
            Labels.show(corner, !now.isSlim());
        }
        pseudoClassStateChanged(PseudoClass.getPseudoClass(room.style), false);
        pseudoClassStateChanged(PseudoClass.getPseudoClass(now.style), true);
        sign.setDiameter(now.diameter);
        word.setLargest(now.type);
        room = now;
    }

    private void show(Shown now) {
        shown = now;
        if (look != shown.look()) {
            pseudoClassStateChanged(PseudoClass.getPseudoClass(look.id()), false);
        }
        look = shown.look();
        pseudoClassStateChanged(PseudoClass.getPseudoClass(look.id()), true);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("gone"), !shown.there() && look != SlotLook.READY);
        sign.show(look, look == SlotLook.WORKING ? (double) SlotWords.position(shown) / SlotWords.STEPS : 0);
        word.setText(words.word(shown));
        corner.setText(words.corner(shown));
        // Names of things differ in their ends.
        title.setTextOverrun(look == SlotLook.FAILED ? OverrunStyle.ELLIPSIS : OverrunStyle.CENTER_ELLIPSIS);
        title.setText(words.title(shown));
        note.setText(words.note(shown));
        Labels.show(again, shown.mayBeOverruled() && room.hasButton);
        // A slot that is free has nothing to say that the others do not say, and the wall is calmer.
        Labels.show(title, room.hasNote || room.hasTitle() && look != SlotLook.READY);
        Labels.show(note, room.hasNote && !(room == SlotRoom.WIDE && again.isVisible()));
        if (menu != null && !shown.mayBeOverruled()) {
            menu.hide();
        }
        setAccessibleText(words.spoken(number, shown));
    }
}
