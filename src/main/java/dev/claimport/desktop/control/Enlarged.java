package dev.claimport.desktop.control;

import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows text, signs and controls larger than they are. What is in it has so much less room, in its own pixels: a page is laid out as in a smaller
 * window, and scrolls where it does not fit.
 */
public final class Enlarged extends Region {

    private final ObservableDoubleValue size;

    /** @param size how much larger; from 1 on */
    public Enlarged(ObservableDoubleValue size, Node content) {
        this.size = size;
        Scale scale = new Scale();
        scale.xProperty().bind(size);
        scale.yProperty().bind(size);
        content.getTransforms().setAll(scale);
        getChildren().setAll(content);
        setMinSize(0, 0);
        Follow.changes(this, this::requestLayout, size);
    }

    @Override
    protected void layoutChildren() {
        getChildren().getFirst().resizeRelocate(0, 0, getWidth() / size.get(), getHeight() / size.get());
    }
}
