package dev.claimport.desktop.control;

import dev.claimport.desktop.common.Texts;
import java.time.Duration;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is left of a span of time: a ring that shrinks towards twelve o'clock, minutes and seconds in its middle. */
public final class CountdownRing extends StackPane {

    private static final double STROKE = 10;

    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final Pane drawing = new Pane(track, arc);
    private final TabularText time = new TabularText("ring-time");
    private final Label caption = Labels.wrapped("", "ring-caption");
    private final FontIcon icon = new FontIcon();
    private final Texts texts;
    private String state = "";

    public CountdownRing(Texts texts) {
        this.texts = texts;
        getStyleClass().add("ring");
        setAccessibleRole(AccessibleRole.TEXT);
        track.getStyleClass().add("ring-track");
        arc.getStyleClass().add("ring-arc");
        icon.getStyleClass().add("ring-icon");
        arc.setType(ArcType.OPEN);
        arc.setStartAngle(90);
        arc.setStrokeLineCap(StrokeLineCap.ROUND);
        track.setStrokeWidth(STROKE);
        arc.setStrokeWidth(STROKE);
        VBox middle = new VBox(icon, time, caption);
        middle.setAlignment(Pos.CENTER);
        middle.getStyleClass().add("ring-middle");
        getChildren().addAll(drawing, middle);
        setDiameter(160);
    }

    /** @param diameter in pixels */
    public void setDiameter(double diameter) {
        setMinSize(diameter, diameter);
        setMaxSize(diameter, diameter);
        drawing.setMinSize(diameter, diameter);
        drawing.setMaxSize(diameter, diameter);
        double centre = diameter / 2;
        double radius = centre - STROKE / 2;
        track.setCenterX(centre);
        track.setCenterY(centre);
        track.setRadius(radius);
        arc.setCenterX(centre);
        arc.setCenterY(centre);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        pseudoClassStateChanged(PseudoClass.getPseudoClass("small"), diameter < 150);
    }

    /**
     * @param left what is left of {@code whole}
     * @param style a pseudo-class of the style sheet: calm, soon, last, over, wiped
     * @param sign says the state by its shape
     * @param words the state in words, under the time
     */
    public void show(Duration left, Duration whole, String style, Ikon sign, String words) {
        double fraction = Math.clamp((double) left.toMillis() / whole.toMillis(), 0.0, 1.0);
        arc.setLength(-360 * fraction);
        arc.setVisible(fraction > 0);
        time.setText(texts.countdown(left));
        caption.setText(words);
        icon.setIconCode(sign);
        if (!state.equals(style)) {
            if (!state.isEmpty()) {
                pseudoClassStateChanged(PseudoClass.getPseudoClass(state), false);
            }
            pseudoClassStateChanged(PseudoClass.getPseudoClass(style), true);
            state = style;
        }
        setAccessibleText(texts.list(texts.countdown(left), words));
    }
}
