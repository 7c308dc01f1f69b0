package dev.claimport.desktop.bench;

/** How much a slot has room for; in pixels. */
enum SlotRoom {

    /** Everything, as large as it is drawn. */
    ROOMY("roomy", 50, 24, true, true),
    /** Everything, smaller. */
    NARROW("narrow", 36, 20, true, true),
    /** The shape stands beside the number, and the word has all of the width. */
    WIDE("slim", 24, 17, true, true),
    /** No button, which is as large as a finger. */
    SLIM("slim", 24, 17, true, false),
    SMALL("small", 18, 13, true, false),
    /** Number, shape, word, and what comes first. */
    LOW("small", 18, 13, false, false),
    /** Number, shape and word. */
    LOWEST("small", 18, 11, false, false);

    /** As in the style sheet. */
    final String style;
    /** The shape's. */
    final double diameter;
    /** The type of the word, where that is not too long. */
    final double type;
    final boolean hasNote;
    final boolean hasButton;

    SlotRoom(String style, double diameter, double type, boolean hasNote, boolean hasButton) {
        this.style = style;
        this.diameter = diameter;
        this.type = type;
        this.hasNote = hasNote;
        this.hasButton = hasButton;
    }

    static SlotRoom of(double width, double height) {
        if (width >= 150 && height >= 130) {
            return width >= 240 && height >= 180 ? ROOMY : NARROW;
        }
        if (width >= 125 && height >= 98) {
            return width >= 200 && height >= 124 ? WIDE : SLIM;
        }
        return height >= 74 ? SMALL : height >= 46 ? LOW : LOWEST;
    }

    boolean hasTitle() {
        return this != LOWEST;
    }

    /** Whether the shape stands beside the number. */
    boolean isSlim() {
        return this != ROOMY && this != NARROW;
    }
}
