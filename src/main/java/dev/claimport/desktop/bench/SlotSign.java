package dev.claimport.desktop.bench;

import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The state of a slot as a shape: a ring that fills while there is work, and a plate with a sign once there is a verdict. */
final class SlotSign extends StackPane {

    private static final double STROKE = 7;

    private final Circle plate = new Circle();
    private final Arc arc = new Arc();
    private final Pane drawing = new Pane(plate, arc);
    private final FontIcon icon = new FontIcon();
    private SlotLook look = SlotLook.READY;

    SlotSign() {
        getStyleClass().add("slot-sign");
        plate.getStyleClass().add("slot-plate");
        arc.getStyleClass().add("slot-arc");
        icon.getStyleClass().add("slot-icon");
        arc.setType(ArcType.OPEN);
        arc.setStartAngle(90);
        arc.setStrokeLineCap(StrokeLineCap.BUTT);
        arc.setStrokeWidth(STROKE);
        getChildren().addAll(drawing, icon);
        setDiameter(50);
    }

    /** @param diameter in pixels */
    void setDiameter(double diameter) {
        setMinSize(diameter, diameter);
        setMaxSize(diameter, diameter);
        drawing.setMinSize(diameter, diameter);
        drawing.setMaxSize(diameter, diameter);
        double centre = diameter / 2;
        plate.setCenterX(centre);
        plate.setCenterY(centre);
        arc.setCenterX(centre);
        arc.setCenterY(centre);
        arc.setRadiusX(centre - STROKE / 2);
        arc.setRadiusY(centre - STROKE / 2);
        shape();
    }

    /** @param done how much of the work, from 0 to 1 */
    void show(SlotLook now, double done) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass(look.id()), false);
        pseudoClassStateChanged(PseudoClass.getPseudoClass(now.id()), true);
        look = now;
        arc.setLength(-360 * done);
        shape();
    }

    private void shape() {
        boolean ring = look == SlotLook.READY || look == SlotLook.WORKING;
        plate.setRadius(getMinWidth() / 2 - (ring ? STROKE / 2 : 0));
        plate.setStrokeWidth(ring ? STROKE : 0);
        arc.setVisible(look == SlotLook.WORKING);
        icon.setVisible(!ring);
        if (!ring) {
            icon.setIconCode(icon(look));
        }
    }

    private static Ikon icon(SlotLook look) {
        return switch (look) {
            case PLUGGED_IN -> Material2MZ.PLAY_ARROW;
            case DELIVERED -> Material2AL.ARROW_FORWARD;
            case UNPROVEN -> Material2AL.HELP_OUTLINE;
            case FAILED -> Material2AL.CLOSE;
            case ABORTED -> Material2MZ.STOP;
            case READY, WORKING, CONFIRMED -> Material2AL.CHECK;
        };
    }
}
