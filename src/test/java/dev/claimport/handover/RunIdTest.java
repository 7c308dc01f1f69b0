package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunIdTest {

    private final Random random = new Random(7);

    @Test
    void itIsAVersion7UuidOfTheTime() {
        Instant start = Instant.ofEpochMilli(0x0123_4567_89ABL);
        RunId id = RunId.next(start, random);
        assertEquals(7, id.value().version());
        assertEquals(2, id.value().variant());
        assertTrue(id.toString().startsWith("01234567-89ab-7"), id.toString());
        assertNotEquals(id, RunId.next(start, random));
    }

    @Test
    void laterRunsSortBehind() {
        RunId early = RunId.next(Instant.parse("2026-11-29T00:00:00Z"), random);
        RunId late = RunId.next(Instant.parse("2026-11-29T00:00:00.001Z"), random);
        assertTrue(early.compareTo(late) < 0);
        assertTrue(early.toString().compareTo(late.toString()) < 0);
    }
}
