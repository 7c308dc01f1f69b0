package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lays a card over a page for one question; until that is answered the page rests. */
public final class Sheet extends StackPane {

    private static final double WIDEST = 716;

    private final Parent page;
    private @Nullable Node focusedBefore;

    /** @param page what it is laid over */
    public Sheet(Parent page) {
        this.page = page;
        page.getStyleClass().add("behind-sheet");
        getChildren().add(page);
    }

    /**
     * Takes the keyboard at once: what is asked may still be looked up, and it can be left by Escape already.
     *
     * @param heading what is asked
     * @param left by Escape
     */
    public void open(String heading, Region content, Runnable left) {
        close();
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        VBox plate = new VBox(Labels.wrapped(heading, "heading"), content);
        plate.getStyleClass().add("sheet-plate");
        plate.setMaxSize(WIDEST, USE_PREF_SIZE);
        plate.setAccessibleRole(AccessibleRole.DIALOG);
        plate.setAccessibleText(heading);
        StackPane shade = new StackPane(plate);
        shade.setAlignment(Pos.CENTER);
        shade.getStyleClass().add("sheet-shade");
        plate.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                left.run();
                event.consume();
            }
        });
        page.setDisable(true);
        getChildren().add(shade);
        plate.requestFocus();
    }

    /** Gives the page back, and the keyboard to where it was. */
    public void close() {
        if (isOpen()) {
            getChildren().removeLast();
            page.setDisable(false);
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
        }
    }

    public boolean isOpen() {
        return getChildren().size() > 1;
    }
}
