package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a line can be set. */
class LineSettingsTest {

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1199, false", "1200, true", "115200, true", "4000000, true", "4000001, false"})
    void speedsHaveALimitAtBothEnds(int baud, boolean possible) {
        assertEquals(possible, LineSettings.isSpeed(baud));
    }
}
