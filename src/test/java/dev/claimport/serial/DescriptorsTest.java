package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the system says of a number that is no open file: a port that is gone must not look like one that is quiet. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such numbers")
class DescriptorsTest {

    private static final int NOT_OPEN = 1_000_000;

    private final Descriptors system = Descriptors.here();

    @Test
    void whatIsNotOpenCannotBeUsed() {
        assertTrue(Descriptors.supported());
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(8);
            assertEquals(-1, system.read(NOT_OPEN, bytes));
            assertEquals(-1, system.write(NOT_OPEN, bytes));
            assertNotEquals(0, system.ttyname(NOT_OPEN, bytes));
        }
        assertEquals(-1, system.duplicate(NOT_OPEN));
        assertEquals(-1, system.close(NOT_OPEN));
    }
}
