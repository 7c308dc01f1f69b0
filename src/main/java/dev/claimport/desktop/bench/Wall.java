package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.Texts;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** All slots, as large as there is room for. Each has its place from the first picture on, and is there some pictures later. */
final class Wall extends GridPane {

    /** Width to height of a tile of a good shape, and of the wall. */
    private static final double GOOD = 1.24;
    private static final double WALL = 1.75;
    /** What a place that stays empty costs against a worse shape. */
    private static final double EMPTY = 5;

    /** Of a slot and what is between it and the next, in pixels: number and word. The page is scrolled before they are less. */
    private static final double LEAST_HEIGHT = 38;

    /** How many are made, styled and laid out between two pictures, fewer before the first few: all 64 at once held the window up for a quarter of a second. */
    private static final int AT_A_TIME = 3;

    /** With more slots than this they stand closer together. */
    private static final int DENSE = 24;

    Wall(BenchViewModel model, Texts texts) {
        getStyleClass().add("wall");
        int count = model.slots().size();
        if (count > DENSE) {
            getStyleClass().add("dense");
        }
        int columns = columns(count);
        int rows = rows(count, columns);
        setMinSize(0, rows * LEAST_HEIGHT);
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
        Iterator<SlotViewModel> slots = model.slots().iterator();
        Runnable next = () -> {
            SlotViewModel slot = slots.next();
            add(new SlotTile(model, slot, texts), (slot.number() - 1) % columns, (slot.number() - 1) / columns);
        };
        next.run();
        new AnimationTimer() {
            private int pictures;

            @Override
            public void handle(long now) {
                pictures++;
                for (int made = 0; made < Math.min(pictures, AT_A_TIME) && slots.hasNext(); made++) {
                    next.run();
                }
                if (!slots.hasNext()) {
                    stop();
                }
            }
        }.start();
    }

    /** As many as make tiles of a good shape, with few places left over. */
    static int columns(int count) {
        return IntStream.rangeClosed(1, count).boxed().min(Comparator.comparingDouble(columns -> cost(count, columns))).orElse(1);
    }

    private static double cost(int count, int columns) {
        int rows = rows(count, columns);
        return Math.abs(Math.log(WALL * rows / columns / GOOD)) + EMPTY * (rows * columns - count) / count;
    }

    private static int rows(int count, int columns) {
        return (count + columns - 1) / columns;
    }
}
