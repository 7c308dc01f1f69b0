package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What JavaFX says by itself in the window is in every language: its own words, or ours where it has none. */
class ToolkitWordsTest {

    private static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle("com/sun/javafx/scene/control/skin/resources/controls", locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void theMenuOfFieldsIsInTheLanguage(Language language) {
        ResourceBundle english = words(Locale.ROOT);
        ResourceBundle spoken = words(language.locale());
        List<String> keys = english.keySet().stream().filter(key -> key.startsWith("TextInputControl.menu.")).sorted().toList();
        assertTrue(keys.size() >= 8, keys.toString());
        assertEquals(List.of(), keys.stream().filter(key -> spoken.getString(key).equals(english.getString(key))).toList());
    }
}
