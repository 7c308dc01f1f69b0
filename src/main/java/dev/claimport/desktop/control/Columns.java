package dev.claimport.desktop.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * Side by side as in any row; where that leaves too little to each, in a small window or with large text, one below another, each as wide as there is
 * room and as high as what is in it. So nothing has to be scrolled sideways.
 */
public class Columns extends HBox {

    private static final PseudoClass STACKED = PseudoClass.getPseudoClass("stacked");

    private final double least;

    /** @param least pixels of width from which on they stand side by side */
    public Columns(double least, Node... columns) {
        super(columns);
        this.least = least;
        setMinWidth(0);
        widthProperty().addListener(_ -> follow());
    }

    /** Signs between columns say nothing where these stand one below another. */
    private void follow() {
        pseudoClassStateChanged(STACKED, isStacked(getWidth()));
        getChildren().stream().filter(node -> !node.isResizable()).forEach(sign -> sign.setVisible(!isStacked(getWidth())));
    }

    private boolean isStacked(double width) {
        return (width < 0 ? getWidth() : width) < least;
    }

    private List<Node> stack() {
        return getManagedChildren().stream().map(Node.class::cast).filter(Node::isResizable).toList();
    }

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** Side by side they are as high as there is room, and scroll by themselves. */
    @Override
    protected final double computeMinHeight(double width) {
        return isStacked(width) ? computePrefHeight(width) : 0;
    }

    @Override
    protected final double computePrefHeight(double width) {
        if (!isStacked(width)) {
            return super.computePrefHeight(width);
        }
        double room = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        double all = stack().stream().mapToDouble(node -> height(node, room)).sum();
        return snappedTopInset() + all + Math.max(0, stack().size() - 1) * snapSpaceY(getSpacing()) + snappedBottomInset();
    }

    private double height(Node node, double width) {
        return snapSizeY(Math.max(node.minHeight(width), node.prefHeight(width)));
    }

    @Override
    protected final void layoutChildren() {
        if (!isStacked(getWidth())) {
            super.layoutChildren();
            return;
        }
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double top = snappedTopInset();
        for (Node node : stack()) {
            double height = height(node, room);
            layoutInArea(node, snappedLeftInset(), top, room, height, 0, null, true, true, HPos.LEFT, VPos.TOP);
            top += height + snapSpaceY(getSpacing());
        }
    }
}
