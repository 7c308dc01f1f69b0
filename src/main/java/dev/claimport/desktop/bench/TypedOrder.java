package dev.claimport.desktop.bench;

import dev.claimport.desktop.common.SaveDialog;
import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A work order that is typed or pasted; it is kept in a file, beside which its result belongs. */
final class TypedOrder extends VBox {

    private static final String FILE = "order.csv";
    private static final int LINES = 5;

    private final TextArea list = new TextArea();

    TypedOrder(BenchViewModel model, Texts texts, SaveDialog dialog) {
        list.setPrefRowCount(LINES);
        list.setMinHeight(USE_PREF_SIZE);
        Keyboard.leaveByTab(list);
        Label name = Labels.wrapped(texts.text("bench.order.list"), "muted");
        name.setLabelFor(list);
        Button save = Buttons.plain(texts.text("bench.order.save"), () -> dialog.ask(getScene().getWindow(), texts.text("bench.order"), FILE).ifPresent(file -> {
            model.typeOrder(list.getText(), file);
            Labels.show(this, false);
        }));
        save.getStyleClass().add("cp-small-button");
        save.disableProperty().bind(list.textProperty().map(String::isBlank));
        HBox row = new HBox(save);
        row.setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().add("field");
        getChildren().addAll(name, list, row);
        Labels.show(this, false);
    }

    /** Shows it, and puts the keyboard there. */
    void open() {
        Labels.show(this, true);
        Keyboard.giveLater(list);
    }
}
