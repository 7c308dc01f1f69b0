package dev.claimport.desktop.shell;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.desktop.handover.PlugInButton;
import dev.claimport.desktop.handover.PracticeDevices;
import dev.claimport.desktop.memory.Appearance;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What stands around the pages once somebody is signed in. */
final class Shell extends BorderPane {

    /** In a lower window than this, in pixels, everything stands closer together, so that the main job fits without scrolling. */
    private static final double ROOMY = 760;

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final VBox middle = new VBox();
    private final Rail rail;

    /**
     * @param page the page that is shown, changed by the rail
     * @param practice plugs practice devices in; empty outside practice
     * @param notice stands above every page
     */
    Shell(SessionViewModel session, Texts texts, ObjectProperty<Appearance> appearance, ObjectProperty<Page> page, TopBar.Changes changes,
            Optional<PracticeDevices> practice, Node notice, Runnable signOut) {
        getStyleClass().addAll("page", "shell");
        heightProperty().addListener((_, _, height) -> pseudoClassStateChanged(COMPACT, height.doubleValue() < ROOMY));
        middle.getChildren().add(new TopBar(session, texts, page, changes));
        practice.ifPresent(devices -> middle.getChildren().add(ribbon(texts, devices)));
        middle.getChildren().addAll(notice, new HBox());
        rail = new Rail(texts, appearance, page, signOut);
        // In the order in which they are read, which is the keyboard's.
        setLeft(rail);
        setCenter(middle);
        // What is too high for the window goes out of view at its end, not at both.
        setAlignment(middle, Pos.TOP_LEFT);
    }

    /** Marks a page on the rail that has something to say. */
    void mark(Page marked, boolean has) {
        rail.mark(marked, has);
    }

    /** Shows this as the page. */
    void show(Node content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        middle.getChildren().set(middle.getChildren().size() - 1, content);
    }

    private static HBox ribbon(Texts texts, PracticeDevices practice) {
        Label words = Labels.wrapped(texts.text("practice.ribbon"), "semibold");
        Follow.value(words, practice.failureProperty(), failure ->
                words.setText(failure == null ? texts.text("practice.ribbon") : texts.message(failure)));
        HBox ribbon = new WordsBar(words, new PlugInButton(practice, texts, true));
        ribbon.getStyleClass().add("ribbon");
        return ribbon;
    }
}
