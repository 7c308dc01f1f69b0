package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {

    private static final Instant FROM = Instant.parse("2020-07-28T16:44:06Z");
    private static final Instant TO = Instant.parse("2020-07-28T16:51:06Z");

    private final Validity validity = new Validity(FROM, TO);

    @Test
    void bothEndsBelongToIt() {
        assertTrue(validity.contains(FROM));
        assertTrue(validity.contains(TO));
        assertFalse(validity.contains(FROM.minusNanos(1)));
        assertFalse(validity.contains(TO.plusNanos(1)));
    }

    @Test
    void whatIsLeftIsNeverNegative() {
        assertEquals(Duration.ofMinutes(7), validity.remaining(FROM));
        assertEquals(Duration.ofMillis(1), validity.remaining(TO.minusMillis(1)));
        assertEquals(Duration.ZERO, validity.remaining(TO));
        assertEquals(Duration.ZERO, validity.remaining(TO.plusSeconds(9)));
    }

    @Test
    void itCannotEndBeforeItBegins() {
        assertThrows(IllegalArgumentException.class, () -> new Validity(TO, FROM));
        assertTrue(new Validity(FROM, FROM).contains(FROM));
    }
}
