package dev.claimport.desktop.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Text and icons as the style sheet knows them. */
public final class Labels {

    private Labels() {
    }

    /** One line; what does not fit ends in an ellipsis. */
    public static Label line(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    /** As many lines as it takes. */
    public static Label wrapped(String text, String... styles) {
        Label label = line(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
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
