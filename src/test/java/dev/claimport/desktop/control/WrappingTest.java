package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.Toolkit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words in every script can be laid out, however little room there is. */
class WrappingTest {

    private static final List<String> RIGHT_TO_LEFT = List.of("\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd", "\u0645\u062d\u0645\u062f \u0639\u0644\u064a \u00b7 slot 4",
            "Bench \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd 3", "\u202eright-to-left");
    private static final int WIDEST = 200;

    static Stream<Function<String, Labeled>> kinds() {
        return Stream.of(text -> Labels.wrapped(text), WrappingTest::fewLines, WrappedButton::new, WrappedLink::new);
    }

    private static Labeled fewLines(String text) {
        Labeled lines = Labels.fewLines();
        lines.setText(text);
        return lines;
    }

    @BeforeAll
    static void start() {
        Toolkit.start();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void namesThatAreReadFromRightToLeftDoNotBreakThePage(Function<String, Labeled> kind) {
        Toolkit.run(() -> RIGHT_TO_LEFT.forEach(name -> {
            Labeled words = kind.apply("words that wrap in several lines");
            VBox page = new VBox(words);
            new Scene(page);
            for (int width = WIDEST; width > 0; width--) {
                words.setText(width == WIDEST ? words.getText() : name);
                page.resize(width, 100);
                page.applyCss();
                page.layout();
            }
            assertEquals(name, words.getText());
        }));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void othersStandInSeveralLines(Function<String, Labeled> kind) {
        Toolkit.run(() -> {
            Labeled words = kind.apply("\u05e9\u05dc\u05d5\u05dd");
            new Scene(new VBox(words));
            words.setText("words that wrap in several lines, gr\u00fc\u00dfe \u6f22\u5b57");
            words.applyCss();
            assertTrue(words.prefHeight(80) > words.prefHeight(2000));
        });
    }

    @Test
    void aNameWithoutEndIsBrokenRatherThanPushingOthersAway() {
        Toolkit.run(() -> {
            Label word = Labels.wrapped("Inbetriebnahmeprotokoll");
            Label name = Labels.wrapped("x".repeat(300));
            new Scene(new VBox(word, name));
            name.getParent().applyCss();
            assertTrue(word.minWidth(-1) > word.getFont().getSize() * 8, "a word stays whole");
            assertTrue(name.minWidth(-1) < WIDEST);
        });
    }
}
