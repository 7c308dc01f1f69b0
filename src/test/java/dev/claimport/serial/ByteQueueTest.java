package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ByteQueueTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ByteBuffer ring = ByteBuffer.allocate(8);
    private final ByteQueue queue = new ByteQueue(ring);

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String take(int most) {
        ByteBuffer into = ByteBuffer.allocate(most);
        int taken = queue.take(into, Duration.ZERO);
        assertEquals(into.position(), taken);
        return new String(into.array(), 0, taken, StandardCharsets.US_ASCII);
    }

    @Test
    void bytesComeInTheirOrderRoundAndRound() {
        for (int round = 0; round < 20; round++) {
            assertTrue(queue.put(bytes("abcde")));
            assertEquals("abc", take(3));
            assertTrue(queue.put(bytes("fgh")));
            assertEquals("defgh", take(8));
        }
    }

    @Test
    void noMoreIsTakenThanThereIsRoomFor() {
        queue.put(bytes("abcdefgh"));
        assertEquals("a", take(1));
        assertEquals("bcdefgh", take(20));
        assertEquals("", take(1));
    }

    /** Behind what is in the buffer already. */
    @Test
    void whatIsTakenComesBehindWhatIsThere() {
        queue.put(bytes("cd"));
        ByteBuffer into = ByteBuffer.allocate(4).put(bytes("ab"));
        assertEquals(2, queue.take(into, Duration.ZERO));
        assertArrayEquals("abcd".getBytes(StandardCharsets.US_ASCII), into.array());
    }

    @Test
    void whatWasTakenIsZeroed() {
        queue.put(bytes("abcdef"));
        take(4);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 'e', 'f', 0, 0}, ring.array());
        queue.put(bytes("ghij"));
        take(6);
        assertArrayEquals(new byte[8], ring.array());
    }

    @Test
    void whatIsForgottenIsZeroedAndNothingComesAnyMore() {
        queue.put(bytes("abcdef"));
        queue.close();
        assertArrayEquals(new byte[8], ring.array());
        assertEquals(-1, queue.take(ByteBuffer.allocate(8), LONG));
        assertFalse(queue.put(bytes("g")));
        assertArrayEquals(new byte[8], ring.array());
    }

    @Test
    void afterItsEndWhatIsThereCanStillBeTaken() {
        queue.put(bytes("abc"));
        queue.end();
        assertFalse(queue.put(bytes("d")));
        assertEquals("abc", take(8));
        assertEquals(-1, queue.take(ByteBuffer.allocate(8), LONG));
    }

    @Test
    void nothingIsNoByteAndNoEnd() {
        assertEquals(0, queue.take(ByteBuffer.allocate(8), Duration.ofNanos(1)));
        assertEquals(0, queue.take(ByteBuffer.allocate(8), Duration.ofSeconds(-1)));
    }

    @Test
    void whoeverPutsMoreThanThereIsRoomForWaitsForIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Boolean> put = CompletableFuture.supplyAsync(() -> queue.put(bytes("abcdefghijklmnopqrstuvwxyz")), threads);
            var all = new StringBuilder();
            while (all.length() < 26) {
                ByteBuffer into = ByteBuffer.allocate(5);
                int taken = queue.take(into, LONG);
                assertTrue(taken > 0);
                all.append(new String(into.array(), 0, taken, StandardCharsets.US_ASCII));
            }
            assertEquals("abcdefghijklmnopqrstuvwxyz", all.toString());
            assertTrue(put.get(1, TimeUnit.MINUTES));
        }
    }

    /** Does something once another thread waits for what it does. */
    private static <R> R whileItWaits(Supplier<R> waits, Runnable then) throws Exception {
        var done = new CompletableFuture<R>();
        Thread waiting = Thread.ofVirtual().start(() -> done.complete(waits.get()));
        try {
            long end = System.nanoTime() + LONG.toNanos();
            while (waiting.getState() != Thread.State.WAITING && waiting.getState() != Thread.State.TIMED_WAITING) {
                assertTrue(System.nanoTime() < end, "it does not wait");
                Thread.yield();
            }
            then.run();
            return done.get(1, TimeUnit.MINUTES);
        } finally {
            waiting.interrupt();
        }
    }

    @Test
    void whoeverWaitsForRoomIsToldOfTheEnd() throws Exception {
        queue.put(bytes("abcdefgh"));
        assertFalse(whileItWaits(() -> queue.put(bytes("i")), queue::close));
    }

    @Test
    void whoeverWaitsForBytesIsToldOfThemAndOfTheEnd() throws Exception {
        assertEquals(1, whileItWaits(() -> queue.take(ByteBuffer.allocate(8), Duration.ofHours(1)), () -> queue.put(bytes("a"))));
        assertEquals(-1, whileItWaits(() -> queue.take(ByteBuffer.allocate(1), Duration.ofHours(1)), queue::end));
    }

    @Test
    void aCancelEndsTheWaitAndIsPassedOn() throws Exception {
        Thread.currentThread().interrupt();
        FailureException cancelled = assertThrows(FailureException.class, () -> queue.take(ByteBuffer.allocate(1), LONG));
        assertEquals(LocalFailure.Kind.CANCELLED, cancelled.failure().kind());
        assertTrue(Thread.interrupted());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertTrue(CompletableFuture.supplyAsync(() -> queue.put(bytes("a")), threads).get(1, TimeUnit.MINUTES), "its lock is free");
        }
    }
}
