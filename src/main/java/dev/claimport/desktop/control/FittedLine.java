package dev.claimport.desktop.control;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** One line in the largest of a few sizes of bold type in which it fits; where it fits in none, several in the least. */
public final class FittedLine extends Region {

    /** Pixels, as the style sheet has them for its pseudo-classes of these names. */
    private static final List<Size> SIZES =
            List.of(new Size("large", 34), new Size("middle", 28), new Size("small", 22), new Size("least", 17));

    private record Size(String name, double pixels) {}

    private final Label label;

    public FittedLine(String text, String style) {
        label = Labels.wrapped(text, style);
        label.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(label);
        setMinWidth(0);
        widthProperty().addListener((_, _, width) -> fit(width.doubleValue()));
    }

    private void fit(double width) {
        Size fitting = SIZES.stream().filter(size -> widthIn(size) <= width).findFirst().orElse(SIZES.getLast());
        SIZES.forEach(size -> label.pseudoClassStateChanged(PseudoClass.getPseudoClass(size.name()), size.equals(fitting)));
    }

    private double widthIn(Size size) {
        return Math.ceil(boundsIn(size).getWidth()) + 2;
    }

    private Bounds boundsIn(Size size) {
        Text text = new Text(label.getText());
        text.setFont(Font.font("Inter", FontWeight.BOLD, size.pixels()));
        return text.getLayoutBounds();
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return widthIn(SIZES.getFirst());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** That of the largest size at least, whichever fits: the size is chosen during layout, when it is too late for another height. */
    @Override
    protected double computePrefHeight(double width) {
        double line = boundsIn(SIZES.getLast()).getHeight();
        double lines = width <= 0 ? 1 : Math.ceil(widthIn(SIZES.getLast()) / width);
        return Math.ceil(Math.max(boundsIn(SIZES.getFirst()).getHeight(), line * lines));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
