package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Labels;
import dev.claimport.device.DeviceText;
import dev.claimport.device.profile.Profile;
import dev.claimport.device.profile.ProfileLibrary;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the device is taken for, and what else it can be taken for; own profiles that cannot be used are named. */
final class FamilyRow extends VBox {

    /** A line's worth of a file's name. */
    private static final int LONGEST = 160;

    private final DeviceViewModel device;
    private final FamilyViewModel model;
    private final Texts texts;
    private final MenuButton choice = new MenuButton();
    private final Label broken = Labels.wrapped("", "small", "warning-text");

    FamilyRow(DeviceViewModel device, Texts texts) {
        this.device = device;
        this.model = device.family();
        this.texts = texts;
        choice.getStyleClass().addAll("cp-button", "cp-small-button", "family-choice");
        choice.setMnemonicParsing(false);
        choice.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(choice.textProperty());
        choice.setTooltip(whole);
        choice.accessibleTextProperty().bind(choice.textProperty().map(name -> texts.labelled(texts.text("device.profile"), name)));
        choice.setOnShowing(_ -> model.load());
        getStyleClass().add("family-row");
        getChildren().addAll(choice, broken);
        Follow.changes(this, this::show, model.chosenProperty(), model.profiles(), model.broken());
        Follow.changes(this, () -> choice.setText(name()), device.profileProperty());
        show();
    }

    private void show() {
        choice.setText(name());
        ToggleGroup group = new ToggleGroup();
        choice.getItems().setAll(item(group, null, texts.text("device.profile.automatic")));
        model.profiles().forEach(profile -> choice.getItems().add(item(group, profile,
                texts.text("device.profile.item", Map.of("profile", profile.name(), "family", profile.family())))));
        Labels.setOrHide(broken, model.broken().stream().map(this::words).collect(Collectors.joining("\n")));
    }

    private String name() {
        Profile chosen = model.chosenProperty().get();
        Profile seen = device.profileProperty().get();
        if (chosen != null) {
            return texts.text("device.profile.chosen", "profile", chosen.name());
        }
        return seen == null ? texts.text("device.profile.automatic") : texts.text("device.profile.recognised", "profile", seen.name());
    }

    private MenuItem item(ToggleGroup group, @Nullable Profile profile, String words) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(profile == null ? model.chosenProperty().get() == null : profile.equals(model.chosenProperty().get()));
        item.setOnAction(_ -> model.choose(profile));
        return item;
    }

    private String words(ProfileLibrary.Broken file) {
        return texts.text("device.profile.broken", Map.of("file", DeviceText.clean(file.file().getFileName().toString(), LONGEST),
                "problem", file.problems().getFirst()));
    }
}
