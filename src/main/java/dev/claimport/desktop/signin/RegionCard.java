package dev.claimport.desktop.signin;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.SearchList;
import dev.claimport.iot.IotRegions;
import dev.claimport.iot.IotRegions.Choice;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import software.amazon.awssdk.regions.Region;

/** Which region to work in: those of the same partition, since a role never leaves its own. */
public final class RegionCard extends VBox {

    private static final double LIST_HEIGHT = 300;

    private final SearchList<Choice> list;

    /** @param taken is given the region; the one that is worked in now counts too */
    public RegionCard(Region now, Texts texts, Consumer<Region> taken, Runnable cancelled) {
        FilteredList<Choice> matches = new FilteredList<>(FXCollections.observableArrayList(IotRegions.like(now)));
        list = new SearchList<>(texts.text("region.list"), texts.text("region.search"), matches, choice -> choice.region().id(), Choice::description);
        list.setPrefHeight(LIST_HEIGHT);
        list.queryProperty().addListener((_, _, query) -> {
            String sought = query.strip().toLowerCase(Locale.ROOT);
            matches.setPredicate(choice -> (choice.region().id() + " " + choice.description()).toLowerCase(Locale.ROOT).contains(sought));
        });
        matches.stream().filter(choice -> choice.region().equals(now)).findFirst().ifPresent(list.list().getSelectionModel()::select);
        list.onTaken(choice -> taken.accept(choice.region()), () -> { });
        HBox foot = new HBox(Buttons.cancel(texts.text("cancel"), cancelled));
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().addAll("row", "card-foot");
        getStyleClass().add("signin-cards");
        getChildren().addAll(list, foot);
    }

    /** Puts the keyboard into the search, and the chosen region into view. */
    public void focus() {
        Platform.runLater(() -> {
            list.list().scrollTo(Math.max(0, list.list().getSelectionModel().getSelectedIndex() - 2));
            Keyboard.give(list.field());
        });
    }
}
