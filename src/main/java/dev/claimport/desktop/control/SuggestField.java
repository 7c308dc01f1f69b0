package dev.claimport.desktop.control;

import java.util.Locale;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;

/** A line to type into that offers what fits to what is typed; the arrow offers everything. */
public final class SuggestField<T> extends HBox {

    /** More than this is found faster by typing on. */
    private static final int MOST = 12;
    private static final PseudoClass FOCUSED = PseudoClass.getPseudoClass("focused");

    private final TextField field = new TextField();
    private final ContextMenu menu = new ContextMenu();
    private final ObservableList<T> items;
    private final Function<T, String> text;
    private final Function<T, String> hint;

    /**
     * @param name what is asked for
     * @param arrowName what the arrow does
     * @param text what an item puts into the line
     * @param hint what else is said of it; may be empty
     */
    public SuggestField(String name, String arrowName, ObservableList<T> items, Function<T, String> text, Function<T, String> hint) {
        this.items = items;
        this.text = text;
        this.hint = hint;
        Labels.name(field, name);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button arrow = Buttons.icon(Material2AL.ARROW_DROP_DOWN, arrowName, () -> offer(""));
        arrow.setFocusTraversable(false);
        Labels.show(arrow, !items.isEmpty());
        Follow.changes(this, () -> Labels.show(arrow, !items.isEmpty()), items);
        getStyleClass().add("suggest-field");
        getChildren().addAll(field, arrow);
        field.focusedProperty().addListener((_, _, focused) ->
                pseudoClassStateChanged(FOCUSED, focused));
        field.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (changesText(event.getCharacter())) {
                offer(field.getText());
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && !menu.isShowing()) {
                offer("");
                event.consume();
            }
        });
    }

    /** Enter, Tab and Escape are typed too. */
    private static boolean changesText(String typed) {
        return !typed.isEmpty() && (typed.charAt(0) >= ' ' || typed.charAt(0) == '\b');
    }

    private void offer(String typed) {
        String sought = typed.strip().toLowerCase(Locale.ROOT);
        menu.getItems().setAll(items.stream()
                .filter(item -> (text.apply(item) + " " + hint.apply(item)).toLowerCase(Locale.ROOT).contains(sought))
                .filter(item -> !text.apply(item).equals(typed))
                .limit(MOST).map(this::menuItem).toList());
        if (menu.getItems().isEmpty()) {
            menu.hide();
        } else if (!menu.isShowing()) {
            menu.show(this, Side.BOTTOM, 0, 2);
        }
    }

    private MenuItem menuItem(T item) {
        String said = hint.apply(item);
        MenuItem offered = new MenuItem(said.isEmpty() ? text.apply(item) : text.apply(item) + "   " + said);
        offered.setMnemonicParsing(false);
        offered.setOnAction(_ -> {
            field.setText(text.apply(item));
            field.end();
        });
        return offered;
    }

    public TextField field() {
        return field;
    }
}
