package dev.claimport.desktop.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.testing.Toolkit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlyphsTest {

    @ParameterizedTest
    @CsvSource({"'', true", "lI, true", "żß, true", "\uf8a3\uf8a4, false"})
    void aCharacterThatNoFontHasLooksLikeEveryOtherOfThose(String characters, boolean painted) {
        Toolkit.start();
        assertEquals(painted, Toolkit.fx(() -> Glyphs.paint(characters)));
    }
}
