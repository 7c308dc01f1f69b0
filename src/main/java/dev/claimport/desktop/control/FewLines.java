package dev.claimport.desktop.control;

import javafx.scene.control.Label;

/** Words in as many lines as there is room for; in one, with an ellipsis, where one of them would be broken. */
final class FewLines extends Label {

    private final LongestWord longest = new LongestWord(this);

    FewLines() {
        textProperty().addListener((_, _, text) -> setWrapText(isWrapText() && Wrapping.suits(text)));
    }

    @Override
    public void resize(double width, double height) {
        super.resize(width, height);
        wrap(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        wrap(width);
        return super.computePrefHeight(width);
    }

    private void wrap(double width) {
        if (width > 0 && isWrapText() != canWrap(width)) {
            setWrapText(!isWrapText());
        }
    }

    private boolean canWrap(double width) {
        return longest.minWidth() <= width && Wrapping.suits(getText());
    }
}
