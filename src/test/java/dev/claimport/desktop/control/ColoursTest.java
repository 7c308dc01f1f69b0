package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.testing.Contrast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** What is drawn and no text stands out from its ground too: signs, edges of fields, and the ring around what has the keyboard. */
class ColoursTest {

    private static final Path STYLESHEET = Path.of("src/main/resources/dev/claimport/desktop/claimport.css");
    private static final Pattern BLOCK = Pattern.compile("^\\.root(:dark)? \\{(.*?)}", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("-cp-([a-z-]+): (#[0-9a-f]{6});");

    /** Each sign with the grounds that it occurs on. */
    private static final Map<String, List<String>> SIGNS = Map.of(
            "focus", List.of("page", "surface", "bar", "rail", "field", "good-plate", "bad-plate", "amber-plate", "neutral-plate", "here"),
            "edge", List.of("surface", "field", "page"),
            "accent", List.of("surface", "page", "field"),
            "good", List.of("surface", "good-plate"),
            "amber", List.of("surface", "amber-plate", "rail"),
            "bad", List.of("surface", "bad-plate"),
            "good-line", List.of("page"),
            "bad-line", List.of("page"),
            "muted", List.of("surface", "page", "neutral-plate"),
            "on-accent", List.of("good-mark", "bad-mark", "amber-mark", "neutral-mark", "accent-button", "accent-button-hover"));

    private static Map<String, Color> colours(boolean dark) throws IOException {
        Map<String, Color> colours = new HashMap<>();
        Matcher block = BLOCK.matcher(Files.readString(STYLESHEET));
        List<String> later = new ArrayList<>();
        while (block.find()) {
            if (block.group(1) == null) {
                put(block.group(2), colours);
            } else {
                later.add(block.group(2));
            }
        }
        if (dark) {
            later.forEach(text -> put(text, colours));
        }
        return colours;
    }

    private static void put(String block, Map<String, Color> colours) {
        COLOUR.matcher(block).results().forEach(found -> colours.put(found.group(1), Color.web(found.group(2))));
    }

    @Test
    void signsStandOutFromEveryGroundInBothLooks() throws IOException {
        List<String> faint = new ArrayList<>();
        for (boolean dark : List.of(false, true)) {
            Map<String, Color> colours = colours(dark);
            SIGNS.forEach((sign, grounds) -> grounds.forEach(ground -> {
                double ratio = Contrast.ratio(colours.get(sign), colours.get(ground));
                if (ratio < 3) {
                    faint.add("%s on %s, %s: %.2f".formatted(sign, ground, dark ? "dark" : "light", ratio));
                }
            }));
        }
        assertEquals(List.of(), faint);
    }
}
