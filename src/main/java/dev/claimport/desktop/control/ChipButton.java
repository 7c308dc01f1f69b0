package dev.claimport.desktop.control;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.material2.Material2AL;

/** A fact in a pill that can be changed by pressing it. */
public final class ChipButton extends Button {

    /** @param hint what pressing it does */
    public ChipButton(Chip chip, String hint, Runnable action) {
        getStyleClass().add("chip-button");
        chip.getChildren().add(Labels.icon(Material2AL.EXPAND_MORE, "chip-more"));
        setGraphic(chip);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        accessibleTextProperty().bind(chip.accessibleTextProperty());
        setAccessibleHelp(hint);
        setTooltip(new Tooltip(hint));
        visibleProperty().bind(chip.visibleProperty());
        managedProperty().bind(chip.managedProperty());
        setOnAction(_ -> action.run());
    }
}
