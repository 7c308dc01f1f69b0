package dev.claimport.desktop.handover;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Follow;
import dev.claimport.practice.device.PracticeDialects.Kind;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Plugs in another practice device: a press takes the kind that was last, the arrow beside it offers the kinds. */
public final class PlugInButton extends HBox {

    /** @param mnemonic whether the letter with Alt presses it; two buttons with the same letter would only take turns in being focused */
    public PlugInButton(PracticeDevices devices, Texts texts, boolean mnemonic) {
        String name = texts.text("practice.plug-in");
        Button press = Buttons.plain(mnemonic ? name : name.replace("_", ""), devices::plugIn);
        press.getStyleClass().add("split-press");
        MenuButton kinds = new MenuButton();
        kinds.getStyleClass().addAll("cp-button", "split-arrow");
        kinds.setAccessibleText(texts.text("practice.kinds"));
        kinds.setTooltip(new Tooltip(texts.text("practice.kinds")));
        ToggleGroup group = new ToggleGroup();
        for (Kind kind : devices.kinds()) {
            RadioMenuItem item = new RadioMenuItem(words(kind, texts));
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setOnAction(_ -> devices.plugIn(kind));
            kinds.getItems().add(item);
        }
        press.setTooltip(new Tooltip());
        Runnable chosen = () -> {
            Kind kind = devices.kindProperty().get();
            group.selectToggle((RadioMenuItem) kinds.getItems().get(devices.kinds().indexOf(kind)));
            press.getTooltip().setText(words(kind, texts));
        };
        Follow.changes(this, chosen, devices.kindProperty());
        chosen.run();
        getStyleClass().add("split-button");
        setMaxWidth(USE_PREF_SIZE);
        getChildren().addAll(press, kinds);
    }

    private static String words(Kind kind, Texts texts) {
        return texts.ofDialect(kind.dialect(), kind.withCode() ? "practice-code" : "practice");
    }
}
