package dev.claimport.desktop.shell;

import dev.claimport.desktop.memory.Memory;
import dev.claimport.desktop.memory.WindowMemory;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window opens: where it was, if that is on a screen still, and never larger than its screen. */
final class WindowPlace {

    private static final double USUAL_WIDTH = 1280;
    private static final double USUAL_HEIGHT = 800;
    /** A window can be made so small, in points; what does not fit into it scrolls. */
    private static final double LEAST_WIDTH = 640;
    private static final double LEAST_HEIGHT = 480;

    private final Memory memory;
    private WindowMemory now = WindowMemory.NONE;

    WindowPlace(Memory memory) {
        this.memory = memory;
    }

    /** Puts the window there, and remembers where it is moved to until it is closed. */
    void open(Stage stage) {
        List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        WindowMemory place = fitting(memory.settings().window(), screens, Screen.getPrimary().getVisualBounds());
        stage.setMinWidth(Math.min(LEAST_WIDTH, place.width()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, place.height()));
        stage.setX(place.x());
        stage.setY(place.y());
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximized());
        now = place;
        for (var moved : List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            moved.addListener((_, _, _) -> note(stage));
        }
        stage.maximizedProperty().addListener((_, _, _) -> note(stage));
    }

    private void note(Stage stage) {
        now = stage.isMaximized() || stage.isIconified()
                ? new WindowMemory(now.x(), now.y(), now.width(), now.height(), stage.isMaximized())
                : new WindowMemory(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    }

    /** To be called when the window is closed. */
    void remember() {
        if (now.isKnown()) {
            memory.change(choices -> choices.withWindow(now));
        }
    }

    /**
     * A place as large as was remembered, or as usual, but within a screen: the one that its middle is on, or else the first.
     *
     * @param screens without the system's bars, in points
     */
    static WindowMemory fitting(WindowMemory remembered, List<Rectangle2D> screens, Rectangle2D first) {
        double middleX = remembered.x() + remembered.width() / 2;
        double middleY = remembered.y() + remembered.height() / 2;
        Rectangle2D screen = screens.stream().filter(each -> remembered.isKnown() && each.contains(middleX, middleY)).findFirst().orElse(null);
        boolean there = screen != null;
        Rectangle2D within = there ? screen : first;
        double width = Math.min(remembered.isKnown() ? remembered.width() : USUAL_WIDTH, within.getWidth());
        double height = Math.min(remembered.isKnown() ? remembered.height() : USUAL_HEIGHT, within.getHeight());
        double x = there ? Math.clamp(remembered.x(), within.getMinX(), within.getMaxX() - width) : within.getMinX() + (within.getWidth() - width) / 2;
        double y = there ? Math.clamp(remembered.y(), within.getMinY(), within.getMaxY() - height) : within.getMinY() + (within.getHeight() - height) / 2;
        return new WindowMemory(x, y, width, height, remembered.maximized());
    }
}
