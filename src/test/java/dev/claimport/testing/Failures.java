package dev.claimport.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import org.junit.jupiter.api.function.Executable;

/** Expects named failures. */
public final class Failures {

    private Failures() {}

    /** @return the failure, of that kind, which the call ended in */
    public static Failure expect(Enum<?> kind, Executable call) {
        FailureException thrown = assertThrows(FailureException.class, call);
        assertEquals(kind, thrown.failure().kind(), thrown.getMessage());
        return thrown.failure();
    }
}
