package dev.claimport.desktop.control;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lays a card over a page for one question; until that is answered the page rests. */
public final class Sheet extends StackPane {

    private static final double WIDEST = 716;

    private final Parent page;
    private Node focusedBefore;

    /** @param page what it is laid over */
    public Sheet(Parent page) {
        this.page = page;
        page.getStyleClass().add("behind-sheet");
        getChildren().add(page);
    }

    /** @param heading what is asked */
    public void open(String heading, Region content) {
        close();
        focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
        VBox plate = new VBox(Labels.line(heading, "heading"), content);
        plate.getStyleClass().add("sheet-plate");
        plate.setMaxSize(WIDEST, USE_PREF_SIZE);
        plate.setAccessibleText(heading);
        StackPane shade = new StackPane(plate);
        shade.setAlignment(Pos.CENTER);
        shade.getStyleClass().add("sheet-shade");
        page.setDisable(true);
        getChildren().add(shade);
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
