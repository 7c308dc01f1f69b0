package dev.claimport.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.settings.SettingValue;
import dev.claimport.text.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints settings with where they come from. */
record ConfigPrinter(Messages texts) {

    /** Of a column of values, in characters; a longer one pushes what is behind it to the right. */
    private static final int WIDEST = 64;

    void list(List<SettingValue> values, PrintWriter out) {
        int widest = values.stream().map(this::shown).mapToInt(String::length).filter(width -> width <= WIDEST).max().orElse(1);
        values.forEach(value -> out.println(String.format("%-15s  %-" + widest + "s  %s", value.setting().id(), shown(value), source(value))));
    }

    /** With {@code source}: policy, user or default. */
    static ObjectNode json(SettingValue value) {
        return JsonNodeFactory.instance.objectNode().put("setting", value.setting().id()).put("value", value.text())
                .put("source", value.source().name().toLowerCase(Locale.ROOT)).put("where", value.where()).put("fixed", value.isFixed());
    }

    static ObjectNode json(List<SettingValue> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("settings");
        values.forEach(value -> all.add(json(value)));
        return json;
    }

    private String shown(SettingValue value) {
        return value.text().isEmpty() ? texts.text("config.nothing") : value.text();
    }

    private String source(SettingValue value) {
        return switch (value.source()) {
            case POLICY -> texts.text("config.policy", Map.of("where", value.where()));
            case USER -> texts.text("config.user", Map.of("where", value.where()));
            case DEFAULT -> texts.text("config.default");
        };
    }
}
