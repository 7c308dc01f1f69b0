package dev.claimport.desktop.settings;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.support.SupportPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What goes into a bundle, word for word, to be looked at and ticked off before it is saved. */
public final class SupportCard extends VBox {

    private static final double HEIGHT = 320;
    private static final double PARTS_WIDTH = 170;

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");

    private final SupportViewModel model;
    private final Texts texts;
    private final Map<SupportPart, CheckBox> boxes = new LinkedHashMap<>();
    private final VBox list = new VBox();
    private final TextArea preview = new TextArea();
    private final Button save;

    /** @param saved is given the parts to save */
    public SupportCard(SupportViewModel model, Texts texts, Consumer<List<SupportPart>> saved, Runnable cancelled) {
        this.model = model;
        this.texts = texts;
        list.getStyleClass().addAll("check-rows", "tick-rows");
        list.setMinWidth(PARTS_WIDTH);
        preview.setEditable(false);
        preview.setPrefHeight(HEIGHT);
        preview.getStyleClass().add("policy-text");
        Labels.name(preview, texts.text("support.preview"));
        HBox.setHgrow(preview, Priority.ALWAYS);
        HBox middle = new HBox(list, preview);
        middle.getStyleClass().add("row");
        save = Buttons.primary(texts.text("support.save"), () -> saved.accept(chosen()));
        HBox foot = new HBox(Buttons.cancel(texts.text("cancel"), cancelled), save);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().addAll("row", "card-foot");
        getStyleClass().add("signin-cards");
        Notice failure = new Notice(texts);
        model.failureProperty().addListener((_, _, now) -> failure.show(now));
        getChildren().addAll(Labels.wrapped(texts.text("support.hint"), "muted", "small"), middle, failure, foot);
        model.parts().addListener((ListChangeListener<SupportPart>) _ -> show());
        show();
    }

    private void show() {
        boxes.clear();
        model.parts().forEach(part -> {
            CheckBox box = Buttons.check(texts.text("support.part." + part.id()));
            box.setSelected(true);
            box.focusedProperty().addListener((_, _, focused) -> {
                if (focused) {
                    preview(part);
                }
            });
            box.setOnAction(_ -> {
                preview(part);
                save.setDisable(chosen().isEmpty());
            });
            boxes.put(part, box);
        });
        list.getChildren().setAll(boxes.values());
        save.setDisable(boxes.isEmpty());
        if (!boxes.isEmpty()) {
            preview(model.parts().getFirst());
            Keyboard.giveLater(boxes.values().iterator().next());
        }
    }

    private void preview(SupportPart part) {
        boxes.forEach((other, box) -> box.pseudoClassStateChanged(SHOWN, other.equals(part)));
        preview.setText(part.text().isEmpty() ? texts.text("support.nothing") : part.text());
        preview.positionCaret(0);
    }

    private List<SupportPart> chosen() {
        return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }
}
