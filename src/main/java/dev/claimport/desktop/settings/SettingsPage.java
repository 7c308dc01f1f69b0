package dev.claimport.desktop.settings;

import dev.claimport.desktop.common.Texts;
import dev.claimport.desktop.control.Buttons;
import dev.claimport.desktop.control.Card;
import dev.claimport.desktop.control.CardScroll;
import dev.claimport.desktop.control.Columns;
import dev.claimport.desktop.control.Follow;
import dev.claimport.desktop.control.Keyboard;
import dev.claimport.desktop.control.Labels;
import dev.claimport.desktop.control.Notice;
import dev.claimport.desktop.control.WordsBar;
import dev.claimport.settings.Setting;
import dev.claimport.settings.SettingValues;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Everything that can be set, with where it comes from. */
public final class SettingsPage extends VBox {

    /** In pixels. */
    private static final double SIDE_BY_SIDE = 760;

    private final Map<Setting, SettingRow> rows = new EnumMap<>(Setting.class);
    private final SettingsViewModel model;
    private final Texts texts;
    private final Button support;
    private final Label news;

    /** @param collect begins with a bundle for support */
    public SettingsPage(SettingsViewModel model, Texts texts, Runnable collect) {
        this.model = model;
        this.texts = texts;
        Notice failure = new Notice(texts);
        Follow.value(this, model.failureProperty(), now -> failure.show(now));
        failure.show(model.failureProperty().get());
        news = Labels.wrapped(texts.text("settings.at-once"), "muted");
        support = Buttons.plain(texts.text("support.collect"), collect);
        HBox head = new WordsBar(news, support);
        Columns columns = new Columns(SIDE_BY_SIDE,
                column(card("settings.where", Setting.START_URL, Setting.SSO_REGION, Setting.REGION),
                        card("settings.records", Setting.LEDGER_URL, Setting.LEDGER_REQUIRED),
                        card("settings.labels", Setting.LABEL_PRINTER, Setting.LABEL_TEMPLATE, Setting.LABEL_AT_PASS), card("settings.window", Setting.LANGUAGE, Setting.APPEARANCE, Setting.TEXT_SIZE, Setting.REDUCED_MOTION, Setting.SOUNDS, Setting.PRACTICE)),
                column(card("settings.allowed", Setting.SIGN_INS, Setting.TEMPLATES, Setting.DEVICE_PROFILES, Setting.ROOT_CA),
                        card("settings.releases", Setting.UPDATES, Setting.UPDATE_URL, Setting.UPDATE_KEY)));
        columns.getStyleClass().add("check-columns");
        CardScroll scroll = new CardScroll(columns);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getStyleClass().add("handover-page");
        getChildren().addAll(head, failure, scroll);
        Follow.value(this, model.valuesProperty(), now -> show(now));
        show(model.valuesProperty().get());
    }

    private static VBox column(Card... cards) {
        VBox column = new VBox(cards);
        column.getStyleClass().add("signin-cards");
        column.setPrefWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Card card(String heading, Setting... settings) {
        Card card = new Card(texts.text(heading));
        for (Setting setting : settings) {
            SettingRow row = new SettingRow(setting, texts, text -> model.set(setting, text), () -> model.reset(setting));
            rows.put(setting, row);
            card.getChildren().add(row);
        }
        return card;
    }

    /** Says where a bundle for support has been saved. */
    public void saved(Path file) {
        news.setText(texts.text("support.saved", "file", file));
        news.getStyleClass().setAll("label", "success-text");
    }

    private void show(@Nullable SettingValues values) {
        if (values != null) {
            rows.forEach((setting, row) -> row.show(values.value(setting)));
        }
    }

    /** Begins anew, with the keyboard where nothing is changed by mistake. */
    public void focusFirst() {
        news.setText(texts.text("settings.at-once"));
        news.getStyleClass().setAll("label", "muted");
        Keyboard.giveLater(support);
    }
}
