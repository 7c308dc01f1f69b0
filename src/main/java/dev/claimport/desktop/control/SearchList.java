package dev.claimport.desktop.control;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;

/** A list found by typing: the first match is marked, arrows move the mark, Enter takes it. */
public final class SearchList<T> extends VBox {

    private final TextField search = new TextField();
    private final HBox searchBox = new HBox(Labels.icon(Material2MZ.SEARCH, "search-icon"), search);
    private final ListView<T> list;

    /**
     * @param name what is listed
     * @param title the first line of an item
     * @param subtitle the second; may be empty
     */
    public SearchList(String name, String prompt, ObservableList<T> items, Function<T, String> title, Function<T, String> subtitle) {
        list = new ListView<>(items);
        list.setAccessibleText(name);
        list.getStyleClass().add("search-list");
        list.setCellFactory(_ -> new Cell<>(title, subtitle));
        Prompt.show(search, prompt);
        Labels.name(search, prompt);
        HBox.setHgrow(search, Priority.ALWAYS);
        searchBox.getStyleClass().add("search-box");
        VBox.setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("search");
        getChildren().addAll(searchBox, list);
        search.focusedProperty().addListener((_, _, focused) ->
                searchBox.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), focused));
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::moveMark);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::passEscapeOn);
        Follow.changes(this, () -> Platform.runLater(this::markFirst), items);
        markFirst();
    }

    /** A list keeps Escape for ending an edit; nothing is edited here, so it belongs to what is around. */
    private void passEscapeOn(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            fireEvent(event.copyFor(this, this));
        }
    }

    private void moveMark(KeyEvent event) {
        int marked = list.getSelectionModel().getSelectedIndex();
        int to = switch (event.getCode()) {
            case DOWN -> marked + 1;
            case UP -> marked - 1;
            case PAGE_DOWN -> marked + 8;
            case PAGE_UP -> marked - 8;
            default -> -2;
        };
        if (to != -2 && !list.getItems().isEmpty()) {
            int within = Math.clamp(to, 0, list.getItems().size() - 1);
            list.getSelectionModel().clearAndSelect(within);
            list.scrollTo(Math.max(0, within - 2));
            event.consume();
        }
    }

    /** After the list has settled: while it changes the mark would be moved along. */
    private void markFirst() {
        if (list.getSelectionModel().getSelectedItem() == null && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    /** Takes the marked item by Enter or a click; Enter without any does something else. */
    public void onTaken(Consumer<T> taken, Runnable otherwise) {
        EventHandler<KeyEvent> enter = event -> {
            if (event.getCode() == KeyCode.ENTER) {
                T marked = list.getSelectionModel().getSelectedItem();
                if (marked == null) {
                    otherwise.run();
                } else {
                    taken.accept(marked);
                }
                event.consume();
            }
        };
        search.addEventHandler(KeyEvent.KEY_PRESSED, enter);
        search.setOnAction(Event::consume);
        list.addEventFilter(KeyEvent.KEY_PRESSED, enter);
        list.setOnMouseClicked(_ -> {
            T marked = list.getSelectionModel().getSelectedItem();
            if (marked != null) {
                taken.accept(marked);
            }
        });
    }

    public StringProperty queryProperty() {
        return search.textProperty();
    }

    public ListView<T> list() {
        return list;
    }

    public TextField field() {
        return search;
    }

    /** Short lists need no search. */
    public void showSearch(boolean shown) {
        Labels.show(searchBox, shown);
    }

    private static final class Cell<T> extends ListCell<T> {

        private final Function<T, String> title;
        private final Function<T, String> subtitle;
        private final Label first = Labels.line("", "semibold");
        private final Label second = Labels.line("", "small", "muted");
        private final Node lines = new VBox(first, second);

        Cell(Function<T, String> title, Function<T, String> subtitle) {
            this.title = title;
            this.subtitle = subtitle;
            // Without this a long text makes the list scroll sideways instead of ending in an ellipsis.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty ? null : lines);
            if (!empty) {
                first.setText(title.apply(item));
                Labels.setOrHide(second, subtitle.apply(item));
                setAccessibleText(title.apply(item) + " " + subtitle.apply(item));
            }
        }
    }
}
