package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.memory.WindowMemory;
import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window opens where it was, and always within a screen that is there. */
class WindowPlaceTest {

    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D BESIDE = new Rectangle2D(1920, 0, 1920, 1080);

    private static WindowMemory fitting(WindowMemory remembered, Rectangle2D... screens) {
        return WindowPlace.fitting(remembered, List.of(screens), screens[0]);
    }

    @Test
    void atFirstItIsAsLargeAsUsualAndInTheMiddle() {
        assertEquals(new WindowMemory(320, 120, 1280, 800, false), fitting(WindowMemory.NONE, LAPTOP));
    }

    @ParameterizedTest
    @CsvSource({"960,500", "1280,680", "1366,728", "640,480"})
    void itIsNeverLargerThanItsScreen(double width, double height) {
        Rectangle2D screen = new Rectangle2D(0, 27, width, height);
        WindowMemory place = fitting(new WindowMemory(100, 100, 1500, 1000, false), screen);
        assertTrue(screen.contains(new Rectangle2D(place.x(), place.y(), place.width(), place.height())), place.toString());
        WindowMemory first = fitting(WindowMemory.NONE, screen);
        assertTrue(screen.contains(new Rectangle2D(first.x(), first.y(), first.width(), first.height())), first.toString());
    }

    @Test
    void itOpensWhereItWasWithWhatItWas() {
        WindowMemory was = new WindowMemory(2000, 40, 1100, 720, true);
        assertEquals(was, fitting(was, LAPTOP, BESIDE));
    }

    @Test
    void aScreenThatIsGoneDoesNotTakeTheWindowAlong() {
        assertEquals(new WindowMemory(410, 160, 1100, 720, false), fitting(new WindowMemory(2000, 40, 1100, 720, false), LAPTOP));
    }
}
