package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of CLDR's own plural rules, and their edges. */
class PluralTest {

    @ParameterizedTest
    @CsvSource({
        "en, 0 other 1 one 2 other 101 other 1000000 other", "de, 0 other 1 one 2 other 21 other",
        "fr, 0 one 1 one 2 other 17 other 1000000 many 2000000 many 1000001 other",
        "es, 0 other 1 one 2 other 1000000 many 1000001 other", "pt-BR, 0 one 1 one 2 other 1000000 many",
        "pl, 0 many 1 one 2 few 4 few 5 many 11 many 12 many 14 many 21 many 22 few 24 few 101 many 102 few 112 many 114 many 1000000 many",
        "vi, 0 other 1 other 2 other", "ja, 0 other 1 other", "zh-CN, 1 other 1000000 other"
    })
    void numbersTakeTheFormOfTheLanguage(String language, String samples) {
        String[] words = samples.split(" ");
        for (int at = 0; at < words.length; at += 2) {
            assertEquals(words[at + 1], Plural.of(Long.parseLong(words[at]), Locale.forLanguageTag(language)).id(), language + " " + words[at]);
        }
    }
}
