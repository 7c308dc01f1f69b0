package dev.claimport.desktop.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void isCalmAboveTwoMinutesAndRedInTheLast() {
        assertEquals(Urgency.CALM, Urgency.of(Duration.ofSeconds(300)));
        assertEquals(Urgency.CALM, Urgency.of(Duration.ofSeconds(120)));
        assertEquals(Urgency.SOON, Urgency.of(Duration.ofMillis(119_999)));
        assertEquals(Urgency.SOON, Urgency.of(Duration.ofSeconds(60)));
        assertEquals(Urgency.LAST, Urgency.of(Duration.ofMillis(59_999)));
        assertEquals(Urgency.LAST, Urgency.of(Duration.ofMillis(1)));
        assertEquals(Urgency.OVER, Urgency.of(Duration.ZERO));
    }
}
