package dev.claimport.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/** What is expected to fail. */
public final class Failing {

    private Failing() {}

    public static Failure failure(Executable doomed) {
        return assertThrows(FailureException.class, doomed).failure();
    }

    public static void assertFails(Enum<?> kind, Executable doomed) {
        requireKind(kind, doomed);
    }

    public static void assertFails(Enum<?> kind, Map<String, ?> facts, Executable doomed) {
        assertEquals(facts, requireKind(kind, doomed).facts());
    }

    /** Where it fails otherwise, what it failed of is told with it. */
    private static Failure requireKind(Enum<?> kind, Executable doomed) {
        FailureException thrown = assertThrows(FailureException.class, doomed);
        Failure failure = thrown.failure();
        if (failure.kind() != kind) {
            throw new AssertionFailedError(failure.toString(), kind, failure.kind(), thrown);
        }
        return failure;
    }
}
