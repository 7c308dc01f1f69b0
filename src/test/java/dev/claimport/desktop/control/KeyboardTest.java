package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.claimport.desktop.testing.Toolkit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class KeyboardTest {

    @Test
    void aButtonAnswersToAKeyThatComesBeforeTheFrameThatShowsIt() {
        Toolkit.start();
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
}
