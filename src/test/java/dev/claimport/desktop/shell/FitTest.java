package dev.claimport.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.memory.Appearance;
import dev.claimport.desktop.testing.Fit;
import dev.claimport.desktop.testing.OpenWindow;
import dev.claimport.desktop.testing.states.WindowStates;
import dev.claimport.testing.PseudoLanguage;
import dev.claimport.testing.ReleaseServer;
import dev.claimport.text.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page and every state of the window in every language, in the usual and in the least size, light and dark. The longer language that nobody speaks is
 * looked at in the least size whenever words are, by {@link WordsInTheWindowTest}. Only some states, by their names: {@code -Dfit.states=bench-.*}.
 */
@Tag("long")
class FitTest {

    /** Letters from which on a text is taken for a sentence's part and not for a unit or a name. */
    private static final int TELLING = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsCutOff(Language language) throws Exception {
        Set<String> said = said(language);
        assertEquals(Map.of(), faults(Locale.forLanguageTag(language.tag()), text -> said.stream().anyMatch(text::contains)));
    }

    @Test
    void nothingIsCutOffInALongerLanguage() throws Exception {
        assertEquals(Map.of(), faults(PseudoLanguage.installed(), text -> text.contains("⟦")));
    }

    private Map<String, String> faults(Locale locale, Predicate<String> said) throws Exception {
        Map<String, String> faults = new TreeMap<>();
        try (ReleaseServer releases = new ReleaseServer()) {
            releases.say("1.2.0");
            new WindowStates(folder, locale, Pattern.compile(System.getProperty("fit.states", "")).asPredicate(), (state, window) -> look(state, window, said, faults)).showAll(releases);
        }
        return faults;
    }

    private static void look(String state, OpenWindow window, Predicate<String> said, Map<String, String> faults) {
        // To turn to the other colours takes longer than all the rest.
        for (Appearance appearance : List.of(Appearance.LIGHT, Appearance.DARK)) {
            window.run(() -> window.window.look().appearanceProperty().set(appearance));
            for (int width : new int[] {1280, 1024}) {
                window.resize(width, width == 1280 ? 800 : 700);
                window.run(() -> Fit.faults(window.stage.getScene().getRoot(), said).forEach(fault -> faults.put(fault, "%s %d %s".formatted(state, width, appearance))));
            }
        }
    }

    /** What the window says in this language, without what is put into it. */
    private static Set<String> said(Language language) throws IOException {
        var texts = new Properties();
        String file = (language == Language.ENGLISH ? "" : language.tag() + "/") + "desktop.properties";
        try (Reader from = new InputStreamReader(Language.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(from);
        }
        Set<String> said = texts.values().stream().flatMap(text -> Arrays.stream(text.toString().split("\\$?\\{[^}]*}"))).map(String::strip)
                .filter(part -> part.codePoints().filter(Character::isLetter).count() >= TELLING).collect(Collectors.toSet());
        assertTrue(said.size() > 200, said.size() + " texts");
        return said;
    }
}
