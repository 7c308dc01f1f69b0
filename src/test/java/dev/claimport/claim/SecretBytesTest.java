package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

    /** Looks at the memory at the last moment at which that is possible. */
    private static final class WatchedArena implements Arena {

        private final Arena arena = Arena.ofShared();
        private MemorySegment given;
        private byte[] atClose;

        @Override
        public MemorySegment allocate(long byteSize, long byteAlignment) {
            given = arena.allocate(byteSize, byteAlignment);
            return given;
        }

        @Override
        public MemorySegment.Scope scope() {
            return arena.scope();
        }

        @Override
        public void close() {
            atClose = given.toArray(ValueLayout.JAVA_BYTE);
            arena.close();
        }
    }

    @Test
    void theMemoryIsZeroedBeforeItIsGivenBack() {
        WatchedArena arena = new WatchedArena();
        SecretBytes secret = new SecretBytes(4, arena);
        secret.lend(content -> content.put(new byte[] {1, 2, 3, 4}));
        assertArrayEquals(new byte[] {1, 2, 3, 4}, arena.given.toArray(ValueLayout.JAVA_BYTE));

        secret.close();

        assertArrayEquals(new byte[4], arena.atClose);
        assertFalse(arena.scope().isAlive());
    }

    @Test
    void whatIsOfThisThreadIsOfNoUseToAnotherNorAfterwards() {
        SecretBytes secret = SecretBytes.ofThisThread(4);
        ByteBuffer kept = secret.lend(content -> content);
        assertTrue(kept.isDirect());
        assertThrows(CompletionException.class, () -> CompletableFuture.runAsync(() -> kept.get(0)).join());
        assertEquals(0, kept.get(0));
        secret.close();
        assertThrows(IllegalStateException.class, () -> kept.get(0));
        assertTrue(secret.isWiped());
    }

    @Test
    void closingTwiceDoesNothing() {
        SecretBytes secret = new SecretBytes(1);
        secret.close();
        secret.close();
        assertTrue(secret.isWiped());
    }

    @Test
    void takingBytesZeroesThemWhereTheyWereAndNothingElse() {
        byte[] source = {9, 1, 2, 3, 9};
        try (SecretBytes secret = SecretBytes.taking(source, 1, 4)) {
            assertArrayEquals(new byte[] {9, 0, 0, 0, 9}, source);
            assertArrayEquals(new byte[] {1, 2, 3}, secret.lend(Material::bytes));
            assertEquals(3, secret.size());
        }
    }

    @Test
    void whatIsLentIsOutsideTheHeapAndOfNoUseAfterwards() {
        SecretBytes secret = new SecretBytes(8);
        ByteBuffer kept = secret.lend(content -> content);
        assertTrue(kept.isDirect());

        secret.close();

        assertThrows(IllegalStateException.class, () -> kept.get(0));
        assertThrows(IllegalStateException.class, () -> secret.lend(content -> content));
    }

    @Test
    void aCloseWaitsForWhoeverReads() throws InterruptedException {
        SecretBytes secret = SecretBytes.taking(new byte[] {7}, 0, 1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Object> read = new AtomicReference<>();
        Thread reader = Thread.ofPlatform().start(() -> read.set(secret.lend(content -> {
            reading.countDown();
            awaitQuietly(goOn);
            return content.get(0);
        })));
        reading.await();
        Thread closer = Thread.ofPlatform().start(secret::close);
        while (closer.getState() != Thread.State.BLOCKED && closer.isAlive()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        reader.join();
        closer.join();

        assertEquals((byte) 7, read.get());
        assertTrue(secret.isWiped());
    }

    @Test
    void aTextOfItSaysNothingOfTheContent() {
        SecretBytes secret = SecretBytes.taking("hunter2".getBytes(StandardCharsets.US_ASCII), 0, 7);
        assertEquals("SecretBytes[7]", secret.toString());
        secret.close();
        assertEquals("SecretBytes[7, wiped]", secret.toString());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
