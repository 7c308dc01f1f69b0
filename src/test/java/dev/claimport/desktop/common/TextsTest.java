package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.desktop.testing.FakeBench;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextsTest {

    private final Texts texts = new Texts(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

    @Test
    void aCountdownShowsBegunSecondsSoThatZeroMeansOver() {
        assertEquals("5:00", texts.countdown(Duration.ofMinutes(5)));
        assertEquals("4:15", texts.countdown(Duration.ofMillis(254_100)));
        assertEquals("0:01", texts.countdown(Duration.ofMillis(1)));
        assertEquals("0:00", texts.countdown(Duration.ZERO));
    }

    @Test
    void durationsAreShort() {
        assertEquals("0.2 s", texts.took(Duration.ofMillis(210)));
        assertEquals("1:04 min", texts.took(Duration.ofSeconds(64)));
        assertEquals("7 h 42 min", texts.hoursAndMinutes(Duration.ofMinutes(462)));
        assertEquals("1 min", texts.hoursAndMinutes(Duration.ofSeconds(1)));
    }

    @Test
    void timesOfDayAreLocal() {
        assertEquals("14:07:31", texts.timeOfDay(Instant.parse("2026-11-23T13:07:31Z")));
    }

    @Test
    void longIdsAreKnownByTheirEnds() {
        assertEquals("78de0218…ab09", Texts.shortId("78de02184b2c00000000000000000000000000000000000000000000000ab09"));
    }

    @Test
    void portsAreCalledAsTechniciansCallThem() {
        assertEquals("ttyUSB0", Texts.portName(FakeBench.port("ttyUSB0", "1")));
        assertEquals("pts/3", Texts.portName(FakeBench.port("pts/3", "1")));
    }
}
