package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.Texts;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** All slots, as large as there is room for. */
final class Wall extends GridPane {

    /** So many more columns than rows make tiles of a good shape. */
    private static final double COLUMNS_TO_ROWS = 2;

    /** With more slots than this they stand closer together. */
    private static final int DENSE = 24;

    Wall(BenchViewModel model, Texts texts) {
        getStyleClass().add("wall");
        setMinSize(0, 0);
        int count = model.slots().size();
        if (count > DENSE) {
            getStyleClass().add("dense");
        }
        int columns = (int) Math.ceil(Math.sqrt(count * (count > DENSE ? 1 : COLUMNS_TO_ROWS)));
        int rows = (count + columns - 1) / columns;
        for (int column = 0; column < columns; column++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setPercentWidth(100.0 / columns);
            share.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(share);
        }
        for (int row = 0; row < rows; row++) {
            RowConstraints share = new RowConstraints();
            share.setPercentHeight(100.0 / rows);
            share.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(share);
        }
        for (SlotViewModel slot : model.slots()) {
            add(new SlotTile(model, slot, texts), (slot.number() - 1) % columns, (slot.number() - 1) / columns);
        }
    }
}
