package dev.claimport.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({"system, pl-PL, pl-PL", "system, eo, eo", "en, de-CH, en", "en, en-GB, en-GB", "none, fr-CA, fr-CA", "fr, fr-CA, fr-CA",
        "pt-BR, pt-PT, pt-PT", "pt-BR, de, pt-BR", "zh-Hans, zh-TW, zh-Hans", "zh-Hans, zh-SG, zh-SG"})
    void theRegionOfTheComputerCountsWithinItsLanguage(String chosen, String system, String spoken) {
        assertEquals(spoken, Language.locale(chosen, Locale.forLanguageTag(system)).toLanguageTag());
    }

    @ParameterizedTest
    @CsvSource({"en-GB, en", "de-AT, de", "pt-PT, pt-BR", "pt, pt-BR", "zh, zh-Hans", "zh-CN, zh-Hans", "zh-SG, zh-Hans", "zh-Hans-HK, zh-Hans", "ja-JP, ja",
        "zh-TW, en", "zh-HK, en", "zh-Hant, en", "zh-Hant-CN, en", "fi, en", "und, en"})
    void whatIsNearestIsSpokenAndOtherwiseEnglish(String system, String spoken) {
        assertEquals(spoken, Messages.of("cli", Locale.forLanguageTag(system)).language());
    }
}
