package dev.claimport.desktop.control;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Words with buttons beside them. The words have all that the buttons leave; where that would be too little, the buttons stand in rows. What JavaFX has
 * for this takes from words and buttons alike, and does not ask how high words are once they have grown.
 */
public class WordsBar extends HBox {

    /** In pixels. */
    private static final double LEAST_WORDS = 200;

    private final double least;

    /** @param least pixels that the words have before the buttons stand in rows */
    protected WordsBar(double least) {
        this.least = least;
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(USE_PREF_SIZE);
    }

    protected WordsBar() {
        this(LEAST_WORDS);
    }

    public WordsBar(Region words, Node... buttons) {
        this();
        getStyleClass().add("row");
        fill(words, new ButtonRow(buttons));
    }

    /** @param words that wrap, after what stands before them */
    protected final void fill(Region words, ButtonRow buttons) {
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, buttons);
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computePrefHeight(double width) {
        List<Node> parts = getManagedChildren();
        double[] widths = widths(width < 0 ? prefWidth(-1) : width);
        double highest = 0;
        for (int at = 0; at < widths.length; at++) {
            highest = Math.max(highest, parts.get(at).prefHeight(widths[at]));
        }
        return snappedTopInset() + Math.ceil(highest) + snappedBottomInset();
    }

    @Override
    protected final void layoutChildren() {
        List<Node> parts = getManagedChildren();
        double[] widths = widths(getWidth());
        double left = snappedLeftInset();
        for (int at = 0; at < widths.length; at++) {
            layoutInArea(parts.get(at), left, snappedTopInset(), widths[at], getHeight() - snappedTopInset() - snappedBottomInset(), 0, null, true, false, HPos.LEFT, VPos.CENTER);
            left += widths[at] + snapSpaceX(getSpacing());
        }
    }

    private double[] widths(double width) {
        List<Node> parts = getManagedChildren();
        double[] widths = parts.stream().mapToDouble(part -> isWords(part) ? 0 : snapSizeX(Math.max(part.minWidth(-1), part.prefWidth(-1)))).toArray();
        double rest = width - snappedLeftInset() - snappedRightInset() - snapSpaceX(getSpacing()) * (widths.length - 1);
        for (double each : widths) {
            rest -= each;
        }
        for (int at = widths.length - 1; at >= 0; at--) {
            if (parts.get(at) instanceof ButtonRow && rest < least) {
                double given = Math.min(least - rest, widths[at] - snapSizeX(parts.get(at).minWidth(-1)));
                widths[at] -= given;
                rest += given;
            }
        }
        for (int at = 0; at < widths.length; at++) {
            if (isWords(parts.get(at))) {
                widths[at] = Math.max(rest, parts.get(at).minWidth(-1));
            }
        }
        return widths;
    }

    private static boolean isWords(Node part) {
        return HBox.getHgrow(part) == Priority.ALWAYS;
    }
}
