package dev.claimport.serial;

import dev.claimport.claim.SecretBytes;
import dev.claimport.failure.LocalFailure;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from one thread to another: in order, bounded, off the heap, and zeroed as they are taken, since a device may echo what
 * it is sent.
 */
final class ByteQueue {

    private final ByteBuffer ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int head;
    private int size;
    private boolean ended;

    /** @param room for how many bytes; whoever puts more waits */
    ByteQueue(int room) {
        this(ByteBuffer.allocateDirect(room));
    }

    /** @param ring the room for the bytes, used round and round */
    ByteQueue(ByteBuffer ring) {
        this.ring = ring;
    }

    /**
     * Puts all that is left in a buffer, waiting for room where needed.
     *
     * @return false when the queue was ended before all were in
     */
    boolean put(ByteBuffer from) {
        lock.lock();
        try {
            while (from.hasRemaining()) {
                while (size == ring.capacity() && !ended) {
                    await(Long.MAX_VALUE);
                }
                if (ended) {
                    return false;
                }
                int tail = (head + size) % ring.capacity();
                int part = Math.min(Math.min(from.remaining(), ring.capacity() - size), ring.capacity() - tail);
                ring.put(tail, from, from.position(), part);
                from.position(from.position() + part);
                size += part;
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes what is there, waiting for the first byte.
     *
     * @return how many bytes; 0 when none came in time; -1 when none will come any more
     */
    int take(ByteBuffer into, Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (size == 0 && !ended && left > 0) {
                left = await(left);
            }
            if (size == 0) {
                return ended ? -1 : 0;
            }
            int before = into.position();
            while (into.hasRemaining() && size > 0) {
                int part = Math.min(Math.min(into.remaining(), size), ring.capacity() - head);
                ByteBuffer taken = ring.slice(head, part);
                into.put(taken);
                SecretBytes.zero(taken);
                head = (head + part) % ring.capacity();
                size -= part;
            }
            changed.signalAll();
            return into.position() - before;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come; what is there can still be taken. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends, and forgets what is there. */
    void close() {
        lock.lock();
        try {
            ended = true;
            size = 0;
            SecretBytes.zero(ring);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long await(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }
}
