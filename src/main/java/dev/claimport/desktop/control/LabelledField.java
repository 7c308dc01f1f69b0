package dev.claimport.desktop.control;

import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A control below its name; in a row it takes what room there is, and may become as narrow as its name. */
public final class LabelledField extends VBox {

    public LabelledField(String name, Control control) {
        Label label = Labels.wrapped(name, "field-label");
        label.setLabelFor(control);
        // A word of one letter does not find room in what is rounded to its own width.
        label.setMaxWidth(Double.MAX_VALUE);
        control.setMinWidth(0);
        getStyleClass().add("field");
        HBox.setHgrow(this, Priority.ALWAYS);
        getChildren().addAll(label, control);
    }
}
