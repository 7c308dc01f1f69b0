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
 * Words with buttons beside them. The words have all that the buttons leave; where that would be too little, the buttons stand in rows, and where that
 * does not help, below the words. What JavaFX has for this takes from words and buttons alike, and does not ask how high words are once they have grown.
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

    /** With the buttons below the words. */
    @Override
    protected final double computeMinWidth(double height) {
        return snappedLeftInset() + Math.max(leastOf(above()), leastOf(below())) + snappedRightInset();
    }

    private double leastOf(List<Node> row) {
        return row.stream().mapToDouble(part -> snapSizeX(part.minWidth(-1))).sum() + snapSpaceX(getSpacing()) * Math.max(0, row.size() - 1);
    }

    private List<Node> above() {
        return getManagedChildren().stream().filter(part -> !(part instanceof ButtonRow)).toList();
    }

    private List<Node> below() {
        return getManagedChildren().stream().filter(ButtonRow.class::isInstance).toList();
    }

    @Override
    protected final double computePrefHeight(double width) {
        double inside = inside(width < 0 ? prefWidth(-1) : width);
        double height = -snapSpaceY(getSpacing());
        for (List<Node> row : rows(inside)) {
            height += heightOf(row, inside) + snapSpaceY(getSpacing());
        }
        return snappedTopInset() + height + snappedBottomInset();
    }

    @Override
    protected final void layoutChildren() {
        double inside = inside(getWidth());
        List<List<Node>> rows = rows(inside);
        double top = snappedTopInset();
        for (List<Node> row : rows) {
            double height = row.equals(rows.getLast()) ? getHeight() - snappedBottomInset() - top : heightOf(row, inside);
            double[] widths = widths(row, inside);
            double left = snappedLeftInset();
            for (int at = 0; at < widths.length; at++) {
                layoutInArea(row.get(at), left, top, widths[at], height, 0, null, true, false, HPos.LEFT, VPos.CENTER);
                left += widths[at] + snapSpaceX(getSpacing());
            }
            top += height + snapSpaceY(getSpacing());
        }
    }

    private double inside(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    /** All beside one another, or the buttons below the rest. */
    private List<List<Node>> rows(double inside) {
        List<Node> parts = getManagedChildren();
        boolean isNarrow = above().stream().anyMatch(WordsBar::isWords) && rest(parts, widths(parts, inside), inside) < wanted(parts) / 2;
        return isNarrow && !below().isEmpty() ? List.of(above(), below()) : List.of(parts);
    }

    private double heightOf(List<Node> row, double inside) {
        double[] widths = widths(row, inside);
        double highest = 0;
        for (int at = 0; at < widths.length; at++) {
            highest = Math.max(highest, row.get(at).prefHeight(widths[at]));
        }
        return Math.ceil(highest);
    }

    /** What is left for words by all the others. */
    private double rest(List<Node> row, double[] widths, double inside) {
        double rest = inside - snapSpaceX(getSpacing()) * (widths.length - 1);
        for (int at = 0; at < widths.length; at++) {
            rest -= isWords(row.get(at)) ? 0 : widths[at];
        }
        return rest;
    }

    /** What the words are to have: words that are shorter than that want no more than they are long. */
    private double wanted(List<Node> row) {
        return Math.min(least, row.stream().filter(WordsBar::isWords).mapToDouble(part -> snapSizeX(part.prefWidth(-1))).sum());
    }

    private double[] widths(List<Node> row, double inside) {
        double[] widths = row.stream().mapToDouble(part -> isWords(part) ? 0 : snapSizeX(Math.max(part.minWidth(-1), part.prefWidth(-1)))).toArray();
        double wanted = wanted(row);
        double rest = rest(row, widths, inside);
        for (int at = widths.length - 1; at >= 0; at--) {
            if (row.get(at) instanceof ButtonRow && rest < wanted) {
                double given = Math.min(wanted - rest, widths[at] - snapSizeX(row.get(at).minWidth(-1)));
                widths[at] -= given;
                rest += given;
            }
        }
        for (int at = 0; at < widths.length; at++) {
            if (isWords(row.get(at))) {
                widths[at] = Math.max(rest, row.get(at).minWidth(-1));
            }
        }
        return widths;
    }

    private static boolean isWords(Node part) {
        return HBox.getHgrow(part) == Priority.ALWAYS;
    }
}
