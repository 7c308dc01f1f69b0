package dev.claimport.desktop.bench;

import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.Texts;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Opens the bench for a shift, and shows its wall while it is open. */
public final class BenchPage extends StackPane {

    /** What separates elements in a scan (ASCII). */
    private static final char SEPARATOR = '\u001D';
    private static final char DELETE = '\u007F';

    private final BenchViewModel model;
    private final Texts texts;
    private final OpenCard opening;

    public BenchPage(BenchViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.opening = new OpenCard(model, texts);
        getStyleClass().add("bench-page");
        model.standingProperty().addListener((_, before, now) -> {
            if (before == Standing.CLOSED || now == Standing.CLOSED) {
                show();
                // Later, when what is shown can take the keyboard.
                Platform.runLater(this::focusFirst);
            }
        });
        addEventFilter(KeyEvent.KEY_TYPED, this::type);
        addEventFilter(KeyEvent.KEY_PRESSED, this::end);
        show();
    }

    /** A scan belongs to the bench, wherever the keyboard is. */
    private void type(KeyEvent typed) {
        if (model.standingProperty().get() != Standing.CLOSED && typed.getCharacter().length() == 1 && typed.getCharacter().charAt(0) >= SEPARATOR
                && typed.getCharacter().charAt(0) != DELETE) {
            model.type(typed.getCharacter().charAt(0));
        }
    }

    private void end(KeyEvent pressed) {
        if (model.standingProperty().get() != Standing.CLOSED && pressed.getCode() == KeyCode.ENTER && model.endScan()) {
            pressed.consume();
        }
    }

    private void show() {
        getChildren().setAll(model.standingProperty().get() == Standing.CLOSED ? opening : wall());
    }

    private Node wall() {
        Wall wall = new Wall(model, texts);
        VBox.setVgrow(wall, Priority.ALWAYS);
        VBox all = new VBox(new FiguresBar(model, texts), wall, new BenchFoot(model, texts));
        all.getStyleClass().add("bench-open");
        return all;
    }

    /** Puts the keyboard where the next thing is to be done, and looks anew at what there is to do. */
    public void focusFirst() {
        opening.look();
        if (model.standingProperty().get() == Standing.CLOSED) {
            opening.focus();
        } else {
            lookup(".slot").requestFocus();
        }
    }
}
