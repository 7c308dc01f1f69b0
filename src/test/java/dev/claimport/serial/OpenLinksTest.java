package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever ends the process waits for the links that are open, and no longer than he says. */
@Timeout(120)
class OpenLinksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final OpenLinks links = new OpenLinks();

    @Test
    void withoutAnyNothingIsWaitedFor() {
        assertTrue(links.awaitNone(Duration.ZERO));
        links.opened();
        links.closed();
        assertTrue(links.awaitNone(Duration.ZERO));
    }

    @Test
    void waitEndsWithTheLastOfThem() {
        links.opened();
        links.opened();
        CompletableFuture<Boolean> none = CompletableFuture.supplyAsync(() -> links.awaitNone(LONG), Thread::startVirtualThread);
        links.closed();
        assertFalse(links.awaitNone(Duration.ZERO), "one is open");
        assertFalse(links.awaitNone(Duration.ofMillis(1)), "one is still open");
        links.closed();
        assertTrue(none.join());
    }

    @Test
    void interruptEndsTheWaitAndIsKept() throws InterruptedException {
        links.opened();
        var seen = new CompletableFuture<Boolean>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            boolean none = links.awaitNone(LONG);
            seen.complete(!none && Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();
        assertEquals(true, seen.join());
        assertTrue(waiting.join(LONG));
        assertFalse(links.awaitNone(Duration.ZERO), "its lock is free");
    }
}
