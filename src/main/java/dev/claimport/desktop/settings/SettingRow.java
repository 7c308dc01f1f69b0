package dev.claimport.desktop.settings;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.ButtonRow;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Prompt;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValue;
import dev.claimport.settings.ValueType;
import dev.claimport.text.Language;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** One setting: what it is, what it has, who says so, and the way back. */
final class SettingRow extends VBox {

    private static final PseudoClass FIXED = PseudoClass.getPseudoClass("fixed");

    private final Setting setting;
    private final Texts texts;
    private final Consumer<String> changed;
    private final FontIcon lock = Labels.icon(Material2AL.LOCK, "setting-lock");
    private final Label source = Labels.wrapped("", "muted", "small");
    private final Region control;
    private final Button reset;
    private Consumer<String> shower;
    private @Nullable SettingValue shown;

    /** @param changed is given what the technician sets */
    SettingRow(Setting setting, Texts texts, Consumer<String> changed, Runnable unset) {
        this.setting = setting;
        this.texts = texts;
        this.changed = changed;
        String title = texts.text("setting." + setting.id());
        control = switch (setting.type()) {
            case SWITCH -> box(title);
            case APPEARANCE -> choice(look -> texts.text("rail.look." + look));
            case TEXT_SIZE -> choice(percent -> texts.text("setting.text-size.percent", "percent", percent));
            case REDUCED_MOTION -> choice(still -> texts.text("setting.reduced-motion." + still));
            case ROOT_CA -> choice(UnaryOperator.identity());
            case LANGUAGE -> choice(tag -> Language.tagged(tag).map(Language::ownName).orElse(texts.text("setting.language.system")));
            case ADDRESS, REGION, NAMES, ED25519_KEY, LEDGER_ADDRESS, PRINTER, FILE -> field();
        };
        reset = Buttons.icon(Material2MZ.UNDO, texts.text("setting.reset", "setting", title), unset);
        reset.getStyleClass().add("setting-reset");
        getStyleClass().addAll("field", "setting");
        Label name = Labels.wrapped(title, "semibold");
        name.setLabelFor(control);
        switch (setting.type()) {
            case SWITCH -> getChildren().addAll(head(control), Labels.wrapped(hint(), "muted", "small"));
            case ROOT_CA -> getChildren().addAll(head(nameAndChoice(name)), Labels.wrapped(hint(), "muted", "small"));
            case APPEARANCE, LANGUAGE, TEXT_SIZE, REDUCED_MOTION -> getChildren().add(head(nameAndChoice(name)));
            case ADDRESS, REGION, NAMES, ED25519_KEY, LEDGER_ADDRESS, PRINTER, FILE -> getChildren().addAll(head(name), control, Labels.wrapped(hint(), "muted", "small"));
        }
    }

    private String hint() {
        return texts.text("setting." + setting.id() + ".hint");
    }

    private Region nameAndChoice(Label name) {
        ButtonRow row = new ButtonRow(name, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox head(Region... first) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(first);
        head.getChildren().addAll(gap, source, reset);
        head.getStyleClass().add("setting-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    void show(SettingValue value) {
        shown = value;
        shower.accept(value.text());
        if (control instanceof TextField field) {
            // Locked, but still to be read, copied and reached with the keyboard.
            field.setEditable(!value.isFixed());
            field.pseudoClassStateChanged(FIXED, value.isFixed());
        } else {
            control.setDisable(value.isFixed());
        }
        // Without it no room is left for it.
        source.setGraphic(value.isFixed() ? lock : null);
        Labels.show(reset, value.source() == SettingValue.Source.USER);
        source.setText(texts.text("setting.source." + value.source().name().toLowerCase(Locale.ROOT)));
        source.setTooltip(value.where().isEmpty() ? null : new Tooltip(value.where()));
        control.setAccessibleHelp(setting.type().choices().isEmpty() || setting.type() == ValueType.SWITCH
                ? texts.sentences(hint(), source.getText()) : source.getText());
        setAccessibleText(texts.text("setting.accessible", Map.of("setting", texts.text("setting." + setting.id()), "value", value.text(), "source", source.getText())));
    }

    private Region box(String title) {
        CheckBox box = Buttons.check(texts.text("setting." + setting.id() + ".on"));
        box.getStyleClass().add("semibold");
        box.setAccessibleText(title);
        box.setOnAction(_ -> changed.accept(box.isSelected() ? ValueType.ON : ValueType.OFF));
        shower = text -> box.setSelected(text.equals(ValueType.ON));
        return box;
    }

    private Region choice(UnaryOperator<String> name) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(setting.type().choices());
        choice.setMinWidth(USE_PREF_SIZE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        choice.valueProperty().addListener((_, _, value) -> {
            if (shown != null && !value.equals(shown.text())) {
                changed.accept(value);
            }
        });
        shower = choice::setValue;
        return choice;
    }

    /** What is typed counts with Enter, or when the keyboard goes elsewhere. */
    private Region field() {
        TextField field = new TextField();
        Prompt.show(field, texts.text("setting." + setting.id() + ".prompt"));
        field.setMaxWidth(Double.MAX_VALUE);
        field.setOnAction(_ -> typed(field.getText().strip()));
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                typed(field.getText().strip());
            }
        });
        shower = field::setText;
        return field;
    }

    private void typed(String text) {
        if (shown == null || shown.isFixed() || text.equals(shown.text())) {
            return;
        }
        if (text.isEmpty()) {
            reset.fire();
        } else {
            changed.accept(text);
        }
    }
}
