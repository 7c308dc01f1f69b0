package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.SecretField;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** Template, claim and device from left to right, as the data flows; below them what to do or how it ended. */
public final class HandoverPage extends VBox {

    private static final double ARROW = 28;

    private final HandoverViewModel model;
    private final TemplateCard template;
    private final DeviceCard device;
    private final Foot foot;

    /**
     * @param practice plugs practice devices in; empty outside practice
     * @param showFindings shows what there is to be said of the template
     * @param certify holds the device to the protocol
     */
    public HandoverPage(HandoverViewModel model, Texts texts, boolean mayMove, Optional<PracticeDevices> practice, Runnable showFindings, Runnable certify) {
        this.model = model;
        template = new TemplateCard(model, texts, mayMove, this::focusFirst, showFindings);
        device = new DeviceCard(model, texts, mayMove, practice, certify);
        foot = new Foot(model, texts, this::focusFirst);
        GridPane cards = new GridPane();
        cards.getColumnConstraints().addAll(column(31), arrowColumn(), column(31), arrowColumn(), column(38));
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setFillHeight(true);
        cards.getRowConstraints().add(row);
        cards.addRow(0, template, arrow(), new ClaimCard(model, texts, mayMove), arrow(), device);
        cards.setMinHeight(0);
        VBox.setVgrow(cards, Priority.ALWAYS);
        getStyleClass().add("handover-page");
        getChildren().addAll(cards, foot);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.cancel();
                event.consume();
            }
        });
        addEventFilter(KeyEvent.KEY_TYPED, this::scan);
    }

    /** A label is scanned while the keyboard is on a button, where its Enter would press something: the code goes where it belongs. */
    private void scan(KeyEvent typed) {
        if (getScene().getFocusOwner() instanceof ButtonBase && device.takesCode() && SecretField.isText(typed) && !typed.getCharacter().isBlank()) {
            device.code().takeOver(typed);
            typed.consume();
        }
    }

    private static ColumnConstraints column(double share) {
        ColumnConstraints column = new ColumnConstraints(0, share * 10, Double.MAX_VALUE);
        column.setHgrow(Priority.ALWAYS);
        return column;
    }

    private static ColumnConstraints arrowColumn() {
        ColumnConstraints column = new ColumnConstraints(ARROW, ARROW, ARROW);
        column.setHalignment(HPos.CENTER);
        return column;
    }

    private static Node arrow() {
        return Labels.icon(Material2AL.CHEVRON_RIGHT, "flow-arrow");
    }

    /** Puts the keyboard where the next thing is to be done. */
    public void focusFirst() {
        // Later, when all that follows from the same news is shown and can take the keyboard.
        Platform.runLater(() -> {
            boolean choosing = model.template().choosingProperty().get();
            if (!choosing && model.phaseProperty().get() == Phase.READY && model.blockerProperty().get() == Blocker.NONE) {
                foot.focus();
            } else if (!choosing && model.phaseProperty().get() == Phase.READY && model.blockerProperty().get() == Blocker.CODE_MISSING) {
                device.code().focus();
            } else if (!choosing && model.phaseProperty().get() == Phase.READY && model.blockerProperty().get() == Blocker.LOGIN_MISSING) {
                device.login().focus();
            } else {
                template.focus();
            }
        });
    }
}
