package dev.claimport.desktop.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What of a page is in a state that its style sheet knows, by all of it but its colours: words, signs, typeface, edges and plates. Two states of one
 * thing that have the same of these are told apart by colour alone.
 */
final class ColourTwins {

    /** Of the style sheet's states those that say where there is room, where mouse and keyboard are, or how the toolkit draws. */
    private static final Set<String> NO_STATES = Set.of("hover", "focused", "focus-visible", "focus-within", "pressed", "armed", "disabled", "empty", "filled", "odd", "even",
            "vertical", "horizontal", "showing", "default", "cancel", "readonly", "editable", "show-mnemonics", "openvertically", "determinate", "indeterminate", "visited",
            "compact", "small", "narrow", "slim", "tall", "long", "large", "middle", "least", "dark", "stacked", "first-visible", "constrained-resize", "shown");

    private ColourTwins() {}

    /** Shape and state of each; on the FX thread. */
    static Map<String, String> of(Parent root) {
        Map<String, String> all = new TreeMap<>();
        look(root, all);
        return all;
    }

    private static void look(Node node, Map<String, String> all) {
        if (!node.isVisible() || node.isDisabled() || node instanceof ListCell<?> cell && cell.isEmpty()) {
            return;
        }
        // A tick is always there, and is painted in the colour of its box while the box is not ticked.
        if (!(node instanceof Text) && !(node instanceof Shape) && !(node instanceof CheckBox)) {
            all.put(kind(node) + " " + shape(node), state(node));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, all));
        }
    }

    private static String kind(Node node) {
        return node.getTypeSelector() + node.getStyleClass() + (node.getParent() == null ? "" : node.getParent().getStyleClass().toString());
    }

    private static String state(Node node) {
        return node.getPseudoClassStates().stream().map(PseudoClass::getPseudoClassName).filter(name -> !NO_STATES.contains(name) && !name.contains("-child")).sorted().collect(Collectors.joining(" "));
    }

    private static String shape(Node node) {
        List<String> parts = new ArrayList<>();
        shape(node, parts);
        return String.join(" ", parts);
    }

    private static void shape(Node node, List<String> parts) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case FontIcon icon -> parts.add(icon.getIconLiteral());
            case Text text -> parts.add(text.getText() + "/" + text.getFont().getName() + "/" + text.isUnderline());
            case Shape shape -> parts.add(shape.getClass().getSimpleName() + shape.getStrokeDashArray());
            case Region region -> parts.add(plates(region));
            default -> { }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> shape(child, parts));
        }
    }

    private static String plates(Region region) {
        String edges = region.getBorder() == null ? "" : region.getBorder().getStrokes().stream().map(stroke -> stroke.getWidths() + "" + stroke.getTopStyle().getDashArray()).toList().toString();
        return edges + (region.getBackground() == null ? "" : region.getBackground().getFills().stream().filter(fill -> !Color.TRANSPARENT.equals(fill.getFill())).map(fill -> fill.getInsets().toString()).toList().toString());
    }
}
