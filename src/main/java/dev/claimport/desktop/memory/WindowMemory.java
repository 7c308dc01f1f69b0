package dev.claimport.desktop.memory;

/**
 * Where the window was when it was closed, in the screen's points; as it was before it was made as large as the screen.
 *
 * @param width 0 where there was none yet
 */
public record WindowMemory(double x, double y, double width, double height, boolean maximized) {

    public static final WindowMemory NONE = new WindowMemory(0, 0, 0, 0, false);

    public boolean isKnown() {
        return width > 0 && height > 0;
    }
}
