package dev.claimport.desktop.bench;

import dev.claimport.bench.scan.ScanTarget;
import dev.claimport.bench.scan.ScannerSettings.End;
import dev.claimport.desktop.bench.BenchViewModel.Standing;
import dev.claimport.desktop.common.FileDialogs;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.SecretField;
import java.util.Optional;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Opens the bench for a shift, and shows its wall while it is open. */
public final class BenchPage extends VBox {

    /** What separates elements in a scan (ASCII). */
    private static final char SEPARATOR = '\u001D';
    private static final char DELETE = '\u007F';

    private final BenchViewModel model;
    private final Texts texts;
    private final OpenCard opening;
    private final ScannerCard scanner;
    private final EventHandler<KeyEvent> typing = this::type;
    private final EventHandler<KeyEvent> pressing = this::press;
    private final StackPane place = new StackPane();
    private boolean open;

    /** @param dialogs by which an order is chosen, or one that was typed is kept */
    public BenchPage(BenchViewModel model, Texts texts, FileDialogs dialogs) {
        this.model = model;
        this.texts = texts;
        this.opening = new OpenCard(model, texts, dialogs, this::setUpScanner);
        this.scanner = new ScannerCard(model.scans(), texts, this::scannerIsSet);
        model.scans().onSilence(this::take);
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().add(new SharingNotice(model, texts));
        model.labels().ifPresent(labels -> getChildren().add(new LabelNotice(labels, texts)));
        getChildren().add(place);
        place.getStyleClass().add("bench-page");
        Follow.value(this, model.standingProperty(), now -> {
            if (open != (now != Standing.CLOSED)) {
                show();
                // Later, when what is shown can take the keyboard.
                Platform.runLater(this::focusFirst);
            }
        });
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_TYPED, typing);
                before.removeEventFilter(KeyEvent.KEY_PRESSED, pressing);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_TYPED, typing);
                now.addEventFilter(KeyEvent.KEY_PRESSED, pressing);
            }
        });
        show();
    }

    /** A scan belongs to the bench, wherever the keyboard is; but what is typed into a password is no scan, and nobody is to keep it. */
    private void type(KeyEvent typed) {
        if (!isSecret() && typed.getCharacter().length() == 1 && typed.getCharacter().charAt(0) >= SEPARATOR && typed.getCharacter().charAt(0) != DELETE) {
            model.scans().type(typed.getCharacter().charAt(0));
        }
    }

    private boolean isSecret() {
        return getScene().getFocusOwner() instanceof SecretField;
    }

    private void press(KeyEvent pressed) {
        if (isSecret()) {
            return;
        }
        Optional<String> scanned = switch (pressed.getCode()) {
            case ENTER -> model.scans().end(End.ENTER);
            case TAB -> model.scans().end(End.TAB);
            default -> Optional.empty();
        };
        scanned.ifPresent(this::take);
        // What a scanner types presses no button.
        boolean press = pressed.getCode() == KeyCode.SPACE && !(getScene().getFocusOwner() instanceof TextInputControl);
        if (scanned.isPresent() || press && model.scans().isUnderWay()) {
            pressed.consume();
        }
    }

    /** A scan that belongs elsewhere stays in no field that the keyboard happened to be in. */
    private void take(String scanned) {
        boolean elsewhere = model.scans().isCard(scanned) || model.standingProperty().get() != Standing.CLOSED || model.scans().target(scanned).filter(target -> target != ScanTarget.SERIAL).isPresent();
        if (elsewhere && getScene() != null && getScene().getFocusOwner() instanceof TextInputControl field) {
            // Fields take no control characters.
            String typed = ((model.scans().isCard(scanned) ? "" : model.scans().settings().prefix()) + scanned).replaceAll("\\p{Cntrl}", "");
            int caret = field.getCaretPosition();
            if (field.getText(0, caret).endsWith(typed)) {
                field.deleteText(caret - typed.length(), caret);
            }
        }
        model.scans().scan(scanned);
    }

    private void setUpScanner() {
        model.scans().test(true);
        scanner.load();
        place.getChildren().setAll(scanner);
        Platform.runLater(scanner::focus);
    }

    private void scannerIsSet() {
        model.scans().test(false);
        show();
        focusFirst();
    }

    private void show() {
        open = model.standingProperty().get() != Standing.CLOSED;
        place.getChildren().setAll(open ? wall() : opening);
    }

    private Node wall() {
        Wall wall = new Wall(model, texts);
        VBox.setVgrow(wall, Priority.ALWAYS);
        VBox all = new VBox(new FiguresBar(model, texts), new LoginCard(model, texts), wall, new BenchFoot(model, texts));
        all.getStyleClass().add("bench-open");
        return all;
    }

    /** Puts the keyboard where the next thing is to be done, and looks anew at what there is to do. */
    public void focusFirst() {
        model.look();
        opening.look();
        if (model.standingProperty().get() == Standing.CLOSED) {
            opening.focus();
        } else {
            lookup(".slot").requestFocus();
        }
    }
}
