package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private final ManualTime time = new ManualTime();
    private final Listening listening = new Listening(time, Duration.ofSeconds(5));

    private void read(int count) {
        assertTrue(listening.goesOn());
        listening.heard(count);
    }

    @Test
    void lastsForItsTimeHoweverLittleComes() {
        read(0);
        assertEquals(Duration.ofSeconds(5), listening.left());
        assertFalse(listening.hasHeard());
        time.advance(Duration.ofSeconds(3));
        read(7);
        assertEquals(Duration.ofSeconds(2), listening.left());
        assertEquals(Duration.ofSeconds(1), listening.left(Duration.ofSeconds(1)));
        assertEquals(Duration.ofSeconds(2), listening.left(Duration.ofSeconds(3)));
        assertTrue(listening.hasHeard());
        assertTrue(listening.isInTime());
    }

    @Test
    void looksOnceMoreForWhatHadComeWhenItsTimeIsOver() {
        time.advance(Duration.ofSeconds(5));
        read(0);
        assertEquals(Duration.ZERO, listening.left());
        assertFalse(listening.isInTime());
        assertFalse(listening.goesOn());
    }

    @Test
    void readsAllThatHadComeHoweverLongTheComputerHadNoTime() {
        time.advance(Duration.ofHours(1));
        read(512);
        read(512);
        read(3);
        assertEquals(Duration.ZERO, listening.left());
        assertTrue(listening.hasHeard());
        read(0);
        assertFalse(listening.goesOn());
    }

    @Test
    void endsOnALineThatIsNeverQuiet() {
        time.advance(Duration.ofSeconds(6));
        for (int i = 0; i < 10; i++) {
            read(1);
            time.advance(Duration.ofMillis(100));
        }
        assertFalse(listening.goesOn());
    }
}
