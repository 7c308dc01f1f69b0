package dev.claimport.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class DefectTest {

    private static Throwable here() {
        return new NoClassDefFoundError("x/Y");
    }

    private static Throwable elsewhere() {
        return new NoClassDefFoundError("x/Y");
    }

    private static int down(int depth) {
        return down(depth + 1) + 1;
    }

    private static Throwable overflow(int depth) {
        if (depth > 0) {
            return overflow(depth - 1);
        }
        try {
            return new AssertionError(down(0));
        } catch (StackOverflowError e) {
            return e;
        }
    }

    @Test
    void theSameDefectHasTheSameCodeAnotherAnotherOne() {
        String code = Defect.of(here()).facts().get("code").toString();
        assertTrue(code.matches("[2-9A-HJ-NP-Z]{6}"), code);
        assertEquals(code, Defect.of(here()).facts().get("code"));
        assertNotEquals(code, Defect.of(elsewhere()).facts().get("code"));
        assertNotEquals(code, Defect.of(new IllegalStateException()).facts().get("code"));
    }

    @Test
    void itsCodeIsThatOfOneVersion() {
        Throwable thrown = here();
        assertNotEquals(Defect.code(thrown, "1.0.0"), Defect.code(thrown, "1.0.1"));
    }

    @Test
    void anEndlessCallHasOneCodeWhereverTheStackEnded() {
        assertEquals(Defect.code(overflow(0), ""), Defect.code(overflow(50), ""));
    }

    @Test
    void whatCarriesItFromThreadToThreadChangesNothing() {
        Throwable thrown = here();
        assertEquals(Defect.of(thrown), Defect.of(new CompletionException(new ExecutionException(thrown))));
    }

    @Test
    void whatHasANameKeepsIt() {
        Failure named = new LinkFailure(LinkFailure.Kind.NO_DEVICE, Map.of());
        assertEquals(named, Defect.of(new CompletionException(named.exception())));
    }

    @Test
    void whatCannotEvenBeLookedAtIsAFailureToo() {
        Failure told = Defect.of(new IllegalStateException() {
            @Override
            public String toString() {
                throw new OutOfMemoryError();
            }
        });
        assertEquals(LocalFailure.Kind.UNEXPECTED, told.kind());
    }
}
