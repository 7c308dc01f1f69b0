package dev.claimport.desktop.handover;

import dev.claimport.bench.Phase;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Scroll;
import dev.claimport.desktop.control.SecretField;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;

/** Template, claim and device from left to right, as the data flows; below them what to do or how it ended. */
public final class HandoverPage extends VBox {

    /** In pixels; with less room the cards stand one below another. */
    private static final double SIDE_BY_SIDE = 850;

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
        Columns cards = new Columns(SIDE_BY_SIDE, column(template, 310), arrow(), column(new ClaimCard(model, texts, mayMove), 310), arrow(), column(device, 380));
        cards.getStyleClass().add("flow");
        Scroll scroll = Scroll.ofPage(cards);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("handover-page");
        getChildren().addAll(scroll, foot);
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

    private static Region column(Region card, double share) {
        card.setMinWidth(0);
        card.setPrefWidth(share);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
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
