package dev.claimport.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.text.Messages;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupTest {

    @ParameterizedTest
    @CsvSource({"1, within a second", "-1, within a second", "2, 2 seconds ahead", "-29, 29 seconds behind", "89, 89 seconds ahead", "90, 2 minutes ahead",
        "-240, 4 minutes behind"})
    void howFarTheClockIsOffIsInTheWordsOfTheBundle(long seconds, String said) {
        assertEquals("Right: " + said + " of AWS.", Messages.of("checks", Locale.ENGLISH).text("clock.ok", Checkup.skew(Duration.ofSeconds(seconds))));
    }
}
