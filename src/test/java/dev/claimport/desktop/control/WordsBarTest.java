package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.Toolkit;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets the room where words have buttons beside them. */
class WordsBarTest {

    private static final double BUTTON = 100;
    private static final double ROOM_FOR_ALL = 3 * BUTTON + 60;

    @BeforeAll
    static void start() {
        Toolkit.start();
    }

    /** @return how many rows the buttons stand in, and whether the first of them stands below the words */
    private static List<Object> rows(String said, double width) {
        return Toolkit.fx(() -> {
            Label words = Labels.wrapped(said);
            List<Button> buttons = Stream.of("A", "B", "C").map(Button::new).toList();
            buttons.forEach(button -> button.setPrefWidth(BUTTON));
            WordsBar bar = new WordsBar(words, buttons.toArray(Button[]::new));
            bar.setMaxWidth(Region.USE_PREF_SIZE);
            bar.setPrefWidth(width);
            VBox page = new VBox(bar);
            new Scene(page, width, 600);
            page.applyCss();
            page.layout();
            long rows = buttons.stream().mapToDouble(Button::getLayoutY).distinct().count();
            return List.of(rows, !said.isEmpty() && buttons.getFirst().getParent().getLayoutY() >= words.getLayoutY() + words.getHeight());
        });
    }

    @Test
    void wordsThatAreNotThereTakeNoRoomFromTheButtons() {
        assertEquals(List.of(1L, false), rows("", ROOM_FOR_ALL));
    }

    @Test
    void shortWordsTakeNoMoreThanTheyAreLong() {
        assertEquals(List.of(1L, false), rows("none", ROOM_FOR_ALL));
    }

    @Test
    void longWordsHaveTheButtonsStandInRowsAndThenBelow() {
        String words = "Chosen and checked before the shift begins, and followed until the last device of it has passed.";
        assertTrue((long) rows(words, ROOM_FOR_ALL).getFirst() > 1);
        assertEquals(true, rows(words, BUTTON + 60).getLast());
    }
}
