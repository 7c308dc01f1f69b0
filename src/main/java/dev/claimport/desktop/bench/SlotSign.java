package dev.claimport.desktop.bench;

import java.util.List;
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

    /** Of the diameter. */
    private static final double STROKE = 0.14;
    /** In pieces of a ring that waits: as many strokes, and gaps a little shorter. */
    private static final int STROKES = 8;
    private static final double STROKE_TO_GAP = 0.56;

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
        arc.setStrokeWidth(stroke());
        arc.setRadiusX(centre - stroke() / 2);
        arc.setRadiusY(centre - stroke() / 2);
        shape();
    }

    private double stroke() {
        return getMinWidth() * STROKE;
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
        plate.setRadius(getMinWidth() / 2 - (ring ? stroke() / 2 : 0));
        plate.setStrokeWidth(ring ? stroke() : 0);
        double piece = 2 * Math.PI * plate.getRadius() / STROKES;
        plate.getStrokeDashArray().setAll(look == SlotLook.READY ? List.of(piece * STROKE_TO_GAP, piece * (1 - STROKE_TO_GAP)) : List.of());
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
