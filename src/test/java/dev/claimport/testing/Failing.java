package dev.claimport.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;

/** What is expected to fail. */
public final class Failing {

    private Failing() {}

    public static Failure failure(Executable doomed) {
        return assertThrows(FailureException.class, doomed).failure();
    }

    public static void assertFails(Enum<?> kind, Executable doomed) {
        assertEquals(kind, failure(doomed).kind());
    }

    public static void assertFails(Enum<?> kind, Map<String, ?> facts, Executable doomed) {
        Failure failure = failure(doomed);
        assertEquals(kind, failure.kind(), failure.toString());
        assertEquals(facts, failure.facts());
    }
}
