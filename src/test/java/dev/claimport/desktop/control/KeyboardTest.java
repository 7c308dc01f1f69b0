package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.claimport.desktop.testing.Toolkit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class KeyboardTest {

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void start() {
        Toolkit.start();
    }

    @Test
    void aButtonAnswersToAKeyThatComesBeforeTheFrameThatShowsIt() {
        AtomicInteger pressed = new AtomicInteger();
        Toolkit.run(() -> {
            StackPane page = new StackPane();
            Stage stage = new Stage();
            stage.setScene(new Scene(page));
            stage.show();
            Button next = new Button("Next device");
            next.setOnAction(_ -> pressed.incrementAndGet());
            page.getChildren().add(next);

            Keyboard.give(next);

            assertSame(next, stage.getScene().getFocusOwner());
            for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(next, new KeyEvent(type, "", "", KeyCode.ENTER, false, false, false, false));
            }
            stage.close();
        });
        assertEquals(1, pressed.get());
    }

    private static Button button(String text, List<String> pressed) {
        Button button = new Button(text);
        button.setOnAction(_ -> pressed.add(text));
        return button;
    }

    /** A window of its own with these below each other. */
    private static Stage open(Button... buttons) {
        Stage opened = Toolkit.fx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new VBox(buttons)));
            Keyboard.pressByLetters(stage.getScene());
            stage.show();
            stage.requestFocus();
            return stage;
        });
        Toolkit.awaitKeyboard(opened);
        return opened;
    }

    @Test
    void aLetterPressesTheOneButtonThatIsShownWithIt() {
        List<String> pressed = new CopyOnWriteArrayList<>();
        Button hidden = button("_News", pressed);
        Button gone = button("_Now", pressed);
        Button disabled = button("_No", pressed);
        Button next = button("_Next device", pressed);
        Stage stage = open(hidden, gone, disabled, next);
        try {
            Toolkit.run(() -> {
                hidden.setVisible(false);
                disabled.setDisable(true);
                ((VBox) gone.getParent()).getChildren().remove(gone);
            });
            robot.push(KeyCode.ALT, KeyCode.N);
            Toolkit.await("pressed", () -> !pressed.isEmpty());
            assertSame(next, Toolkit.fx(() -> stage.getScene().getFocusOwner()));
            assertEquals(List.of("_Next device"), pressed);
        } finally {
            Toolkit.run(stage::close);
        }
    }
}
