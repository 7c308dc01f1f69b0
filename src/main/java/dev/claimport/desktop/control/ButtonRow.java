package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Buttons side by side; where the words beside them need the room, in as many rows as it takes. */
public final class ButtonRow extends FlowPane {

    public ButtonRow(Node... buttons) {
        super(buttons);
        getStyleClass().add("button-row");
        setAlignment(Pos.CENTER_RIGHT);
        setMinHeight(USE_PREF_SIZE);
    }

    /** All of them side by side. */
    @Override
    protected double computePrefWidth(double height) {
        double buttons = getManagedChildren().stream().mapToDouble(button -> Math.ceil(Math.max(button.minWidth(-1), button.prefWidth(-1)))).sum();
        return snappedLeftInset() + buttons + Math.max(0, getManagedChildren().size() - 1) * getHgap() + snappedRightInset();
    }
}
