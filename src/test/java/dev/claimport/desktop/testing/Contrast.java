package dev.claimport.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;

/** How much texts and signs stand out from what is under them, as WCAG 2.2 counts it: from 1 to 21. */
public final class Contrast {

    /**
     * A text that is shown.
     *
     * @param sign whether it is an icon
     */
    public record Found(String where, Color text, Color ground, boolean sign, double ratio) {

        @Override
        public String toString() {
            return "%s %s on %s: %.2f".formatted(where, hex(text), hex(ground), ratio);
        }

        private static String hex(Color color) {
            return "#%02x%02x%02x".formatted((int) (color.getRed() * 255), (int) (color.getGreen() * 255), (int) (color.getBlue() * 255));
        }
    }

    private final List<Found> found = new ArrayList<>();

    private Contrast() {}

    /** All texts and icons of this page that are not disabled; on the FX thread. */
    public static List<Found> of(Parent root) {
        Contrast contrast = new Contrast();
        contrast.look(root, List.of(Color.WHITE), 1);
        return contrast.found;
    }

    /** @param grounds what is under it: one colour, or those between which it changes */
    private void look(Node node, List<Color> grounds, double opacity) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        double shown = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            add(text, fill, grounds, shown);
        }
        List<Color> under = node instanceof Region region ? over(region, grounds, shown) : grounds;
        if (node instanceof Parent parent && !(node instanceof ImageView)) {
            List<Color> now = under;
            for (Node child : parent.getChildrenUnmodifiable()) {
                look(child, now, shown);
                // A plate that is drawn is the ground of the sign on it.
                now = plate(child).map(fill -> List.of(fill)).orElse(now);
            }
        }
    }

    private static Optional<Color> plate(Node node) {
        return node instanceof Parent parent && parent.isVisible() ? parent.getChildrenUnmodifiable().stream().filter(Circle.class::isInstance).map(Circle.class::cast)
                .filter(Node::isVisible).map(Circle::getFill).filter(Color.class::isInstance).map(Color.class::cast).filter(Color::isOpaque).findFirst() : Optional.empty();
    }

    private void add(Text text, Color fill, List<Color> grounds, double opacity) {
        boolean sign = text.getFont().getFamily().startsWith("Material");
        for (Color ground : grounds) {
            Color seen = mix(fill, ground, opacity);
            found.add(new Found(where(text, sign), seen, ground, sign, ratio(seen, ground)));
        }
    }

    private static String where(Text text, boolean sign) {
        Node owner = text.getStyleClass().isEmpty() || text.getStyleClass().contains("text") ? text.getParent() : text;
        return owner.getParent().getStyleClass() + " " + owner.getStyleClass() + (sign ? "" : " " + text.getText().lines().findFirst().orElse(""));
    }

    private static List<Color> over(Region region, List<Color> grounds, double opacity) {
        if (region.getBackground() == null) {
            return grounds;
        }
        List<Color> now = grounds;
        for (BackgroundFill fill : region.getBackground().getFills()) {
            List<Color> under = now;
            now = colours(fill.getFill()).flatMap(colour -> under.stream().map(ground -> mix(colour, ground, opacity))).distinct().toList();
        }
        return now;
    }

    private static Stream<Color> colours(Paint paint) {
        return switch (paint) {
            case Color color -> Stream.of(color);
            case LinearGradient gradient -> gradient.getStops().stream().map(Stop::getColor);
            default -> Stream.of(Color.TRANSPARENT);
        };
    }

    private static Color mix(Color top, Color under, double opacity) {
        return under.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity() * opacity);
    }

    /** WCAG 2.2, contrast ratio. */
    public static double ratio(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
