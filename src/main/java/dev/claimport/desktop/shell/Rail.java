package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.memory.Appearance;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The pages on the left, and below them what concerns the whole window. */
final class Rail extends VBox {

    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final Map<Page, Button> items = new EnumMap<>(Page.class);
    private final Texts texts;
    private final ObjectProperty<Appearance> appearance;
    private final FontIcon lookIcon = new FontIcon();
    private final Button look;

    /** @param shown the page that is shown */
    Rail(Texts texts, ObjectProperty<Appearance> appearance, ObjectProperty<Page> shown, Runnable signOut) {
        this.texts = texts;
        this.appearance = appearance;
        Label mark = new Label(texts.text("brand.initial"));
        mark.getStyleClass().add("rail-mark");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        look = item(lookIcon, "", this::nextLook);
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(mark);
        for (Page page : Page.values()) {
            Button item = item(page, shown);
            items.put(page, item);
            getChildren().add(item);
        }
        getChildren().addAll(gap, look, item(Labels.icon(Material2AL.EXIT_TO_APP), texts.text("rail.sign-out"), signOut));
        Follow.changes(this, this::showLook, appearance);
        showLook();
    }

    /** Marks a page that has something to say. */
    void mark(Page page, boolean marked) {
        Button item = items.get(page);
        item.pseudoClassStateChanged(MARKED, marked);
        ((FontIcon) item.getGraphic()).setIconCode(marked ? Material2MZ.WARNING : page.icon());
        name(page, item);
    }

    /** What the page is called, and what can otherwise only be seen of it. */
    private void name(Page page, Button item) {
        String name = texts.text("rail." + page.id());
        boolean marked = item.getPseudoClassStates().contains(MARKED);
        String called = marked ? texts.text("rail.marked", "page", name) : name;
        item.setAccessibleText(item.getPseudoClassStates().contains(HERE) ? texts.text("rail.here", "page", called) : called);
    }

    private Button item(Page page, ObjectProperty<Page> shown) {
        Button button = item(Labels.icon(page.icon()), texts.text("rail." + page.id()), () -> shown.set(page));
        Follow.value(this, shown, now -> here(button, page, now));
        here(button, page, shown.get());
        return button;
    }

    private void here(Button button, Page page, Page shown) {
        button.pseudoClassStateChanged(HERE, page == shown);
        name(page, button);
    }

    private static Button item(FontIcon icon, String text, Runnable action) {
        Button button = new Button(text, icon);
        button.getStyleClass().add("rail-item");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMnemonicParsing(true);
        button.setAccessibleText(text.replace("_", ""));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void nextLook() {
        appearance.set(switch (appearance.get()) {
            case SYSTEM -> Appearance.LIGHT;
            case LIGHT -> Appearance.DARK;
            case DARK -> Appearance.SYSTEM;
        });
    }

    private void showLook() {
        Ikon icon = switch (appearance.get()) {
            case SYSTEM -> Material2AL.BRIGHTNESS_AUTO;
            case LIGHT -> Material2MZ.WB_SUNNY;
            case DARK -> Material2AL.BRIGHTNESS_3;
        };
        lookIcon.setIconCode(icon);
        String name = texts.text("rail.look." + appearance.get().name().toLowerCase(Locale.ROOT));
        look.setText(name);
        look.setAccessibleText(texts.text("rail.look", "look", name));
        look.setTooltip(new Tooltip(texts.text("rail.look", "look", name)));
    }
}
