package dev.claimport.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.LinkFailure.Kind;
import dev.claimport.failure.LocalFailure;
import dev.claimport.testing.Failures;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a link reads and writes, over a port that says what a driver may say. */
@Timeout(120)
class SerialPumpTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Answers to each read in turn: how many bytes of 7, or less. Then nothing, again and again after a moment, as a driver does. */
    private final BlockingQueue<Integer> reads = new LinkedBlockingQueue<>();
    /** Answers to each write. */
    private final BlockingQueue<Integer> writes = new LinkedBlockingQueue<>();
    /** What lay in the buffer of each read that had an answer. */
    private final List<byte[]> rooms = new ArrayList<>();
    private final List<Integer> offered = new ArrayList<>();
    /** By the thread that closes, which may outlast {@code close()}. */
    private final List<String> closing = new CopyOnWriteArrayList<>();
    private final CountDownLatch told = new CountDownLatch(1);

    private final SystemPort port = new SystemPort() {

        @Override
        public int read(ByteBuffer into) {
            byte[] found = new byte[into.remaining()];
            into.get(0, found);
            try {
                Integer count = reads.poll(10, TimeUnit.MILLISECONDS);
                if (count == null) {
                    return 0;
                }
                rooms.add(found);
                for (int i = 0; i < count; i++) {
                    into.put((byte) 7);
                }
                return count;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int write(ByteBuffer from) {
            offered.add(from.remaining());
            int count = writes.poll();
            from.position(from.position() + Math.max(0, count));
            return count;
        }

        @Override
        public void close() {
            closing.add("descriptor");
        }
    };

    private final JSerialCommLink link = new JSerialCommLink("port", port, () -> false, () -> closing.add("library"), this::closed);

    private void closed() {
        closing.add("told");
        told.countDown();
    }

    @Test
    void nothingOfWhatWasReadIsLeftWhereTheNextIsRead() {
        reads.addAll(List.of(5, 0, 3));
        byte[] got = new byte[8];
        for (int at = 0; at < 8; ) {
            byte[] part = new byte[8 - at];
            int count = link.read(part, LONG);
            System.arraycopy(part, 0, got, at, count);
            at += count;
        }
        assertArrayEquals(new byte[] {7, 7, 7, 7, 7, 7, 7, 7}, got);
        reads.add(-1);
        Failures.expect(Kind.PORT_GONE, () -> link.read(got, LONG));
        assertEquals(4, rooms.size());
        rooms.forEach(room -> assertArrayEquals(new byte[room.length], room));
        link.close();
    }

    /** One refusal is no end, and three in a row are; each byte that is taken begins a new count. */
    @Test
    void driverMayRefuseTwiceBetweenBytes() {
        writes.addAll(List.of(0, 0, 1, 0, 0, 2));
        link.write(new byte[] {9, 1, 2, 3}, 1, 3);
        assertEquals(List.of(3, 3, 3, 2, 2, 2), offered);
        writes.addAll(List.of(1, 0, 0, 0));
        Failures.expect(DeviceFailure.Kind.DEVICE_SILENT, () -> link.write(new byte[3], 0, 3));
        Failures.expect(DeviceFailure.Kind.DEVICE_SILENT, () -> link.write(new byte[3], 0, 3));
        assertEquals(10, offered.size(), "a line that was stuck is not tried again");
        link.close();
    }

    @Test
    void portThatIsGoneWhileItIsWrittenToIsNamed() {
        writes.addAll(List.of(1, -1));
        Failures.expect(Kind.PORT_GONE, () -> link.write(new byte[3], 0, 3));
        link.close();
        Failures.expect(Kind.PORT_GONE, () -> link.write(new byte[3], 0, 3));
        assertEquals(2, offered.size());
    }

    @Test
    void libraryIsGivenItsPortBackOnceBeforeOurDescriptorIsClosed() throws InterruptedException {
        link.close();
        link.close();
        told.await();
        assertEquals(List.of("library", "descriptor", "told"), closing);
    }

    @Test
    void interruptEndsAWriteThatWaits() throws InterruptedException {
        var stuck = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        var hanging = new JSerialCommLink("port", new SystemPort() {

            @Override
            public int read(ByteBuffer into) {
                return -1;
            }

            @Override
            public int write(ByteBuffer from) {
                stuck.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return -1;
            }

            @Override
            public void close() { }
        }, () -> false, () -> { }, () -> { });
        var kept = new CompletableFuture<Boolean>();
        Thread writer = Thread.ofVirtual().start(() -> {
            Failures.expect(LocalFailure.Kind.CANCELLED, () -> hanging.write(new byte[1], 0, 1));
            kept.complete(Thread.currentThread().isInterrupted());
        });
        stuck.await();
        writer.interrupt();
        assertTrue(kept.join());
        released.countDown();
        hanging.close();
    }
}
