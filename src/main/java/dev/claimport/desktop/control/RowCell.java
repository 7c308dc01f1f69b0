package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/** A row of a list that is made once and filled anew; a long text in it ends in an ellipsis. */
public abstract class RowCell<T> extends ListCell<T> {

    private final HBox row = new HBox();

    /** @param style of the row */
    protected RowCell(String style) {
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add(style);
        // Without this a long text makes the list scroll sideways instead of ending in an ellipsis.
        setPrefWidth(0);
    }

    protected final HBox row() {
        return row;
    }

    /** Fills it. */
    protected abstract void show(T item);

    /** Gives the row one of several styles that begin alike, in the place of any other of them. */
    protected final void mark(String prefix, String which) {
        row.getStyleClass().removeIf(style -> style.startsWith(prefix));
        row.getStyleClass().add(prefix + which);
    }

    @Override
    protected final void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        setAccessibleText(null);
        boolean shown = !empty && item != null;
        setGraphic(shown ? row : null);
        if (shown) {
            show(item);
        }
    }
}
