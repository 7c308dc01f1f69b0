package dev.claimport.desktop.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Text and icons as the style sheet knows them. */
public final class Labels {

    private Labels() {
    }

    /** One line, for what is as long as its author made it: what does not fit ends in an ellipsis, and can be read in full by pointing at it. */
    public static Label line(String text, String... styles) {
        return shortened(new Label(text), styles);
    }

    /** In as many lines as there is room for, which may be one; the rest can be read by pointing at it. */
    public static Label fewLines(String... styles) {
        return shortened(new FewLines(), styles);
    }

    /** Has a label say its whole text to who points at it, where it is cut. */
    public static Label shortened(Label label, String... styles) {
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        label.textTruncatedProperty().addListener((_, _, cut) -> label.setTooltip(cut ? whole(label) : null));
        return label;
    }

    /** Made once there is something to say: each is a window of its own, and a wall has hundreds of labels. */
    private static Tooltip whole(Label label) {
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(label.textProperty());
        return whole;
    }

    /** As many lines as it takes. */
    public static Label wrapped(String text, String... styles) {
        Label label = new WrappedLabel(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /**
     * Says what a field is called where no label beside it does. A reader says that and then what is in the field; the field's own accessible text
     * would be said in the place of what is in it.
     */
    public static void name(Node field, String name) {
        Label label = new Label(name);
        // It is in no scene, where a label would get its text for readers.
        label.setAccessibleText(name);
        label.setLabelFor(field);
        // Which the field itself would let go of.
        field.getProperties().put(Label.class, label);
    }

    /** An icon that says nothing which a text beside it does not say. */
    public static FontIcon icon(Ikon ikon, String... styles) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    /** Takes room only while it is shown. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /** The label's text; without any the label takes no room. */
    public static void setOrHide(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }
}
