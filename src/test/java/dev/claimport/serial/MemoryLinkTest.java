package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LinkFailure.Kind;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MemoryLinkTest {

    private final MemoryLink.Pair cable = MemoryLink.pair("memory:1");
    private final byte[] buffer = new byte[16];

    @Test
    void bytesArriveAtTheOtherEnd() {
        assertEquals("memory:1", cable.device().path());
        cable.host().write(new byte[] {9, 1, 2, 3, 9}, 1, 3);
        assertEquals(3, cable.device().read(buffer, Duration.ZERO));
        assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOf(buffer, 3));
        cable.device().write(new byte[] {7}, 0, 1);
        assertEquals(1, cable.host().read(buffer, Duration.ZERO));
    }

    @Test
    void nothingInTimeIsZero() {
        assertEquals(0, cable.host().read(buffer, Duration.ofMillis(1)));
        assertEquals(0, cable.host().read(buffer, Duration.ofMillis(-1)));
    }

    @Test
    void moreThanTheCableHoldsArrivesInOrder() {
        byte[] sent = new byte[300_000];
        new Random(1).nextBytes(sent);
        Thread writer = Thread.ofVirtual().start(() -> cable.host().write(sent, 0, sent.length));
        byte[] received = new byte[sent.length];
        byte[] part = new byte[777];
        for (int at = 0; at < received.length; ) {
            int count = cable.device().read(part, Duration.ofSeconds(5));
            System.arraycopy(part, 0, received, at, count);
            at += count;
        }
        assertArrayEquals(sent, received);
        assertTrue(join(writer));
    }

    @Test
    void unplugLeavesWhatWasUnderWay() {
        cable.host().write(new byte[] {5}, 0, 1);
        cable.unplug();
        assertEquals(1, cable.device().read(buffer, Duration.ZERO));
        assertEquals("memory:1", Failures.expect(Kind.PORT_GONE, () -> cable.device().read(buffer, Duration.ZERO)).facts().get("port"));
        Failures.expect(Kind.PORT_GONE, () -> cable.host().read(buffer, Duration.ZERO));
        Failures.expect(Kind.PORT_GONE, () -> cable.host().write(buffer, 0, 1));
    }

    @Test
    void unplugEndsAReadThatWaits() {
        CompletableFuture<Void> reading = readUntilGone(cable.host());
        cable.unplug();
        reading.join();
    }

    @Test
    void closeEndsAReadThatWaitsAtEitherEnd() {
        CompletableFuture<Void> host = readUntilGone(cable.host());
        CompletableFuture<Void> device = readUntilGone(cable.device());
        assertFalse(cable.host().isClosed());
        cable.host().close();
        host.join();
        device.join();
        assertTrue(cable.host().isClosed());
        assertFalse(cable.device().isClosed(), "it is cut off");
    }

    @Test
    void interruptEndsAReadThatWaits() {
        var interrupted = new CountDownLatch(1);
        Thread reader = Thread.ofVirtual().start(() -> {
            Failures.expect(LocalFailure.Kind.CANCELLED, () -> cable.host().read(buffer, Duration.ofMinutes(1)));
            assertTrue(Thread.currentThread().isInterrupted());
            interrupted.countDown();
        });
        reader.interrupt();
        assertTrue(await(interrupted));
    }

    @Test
    void bytesThatWereTakenAreZeroedInTheQueue() {
        ByteBuffer ring = ByteBuffer.allocateDirect(4);
        var queue = new ByteQueue(ring);
        queue.put(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        queue.take(ByteBuffer.wrap(buffer), Duration.ZERO);
        queue.put(ByteBuffer.wrap(new byte[] {4, 5, 6}));
        queue.take(ByteBuffer.wrap(buffer), Duration.ZERO);
        assertEquals(ByteBuffer.allocate(4), ring);
        queue.put(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));
        queue.close();
        assertEquals(ByteBuffer.allocate(4), ring);
    }

    private CompletableFuture<Void> readUntilGone(SerialLink link) {
        return CompletableFuture.runAsync(
                () -> Failures.expect(Kind.PORT_GONE, () -> link.read(new byte[8], Duration.ofMinutes(1))), Thread::startVirtualThread);
    }

    private static boolean join(Thread thread) {
        try {
            return thread.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
