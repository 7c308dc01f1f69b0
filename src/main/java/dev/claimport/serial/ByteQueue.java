package dev.claimport.serial;

import dev.claimport.failure.LocalFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes on their way from one thread to another: in order, bounded, and zeroed as they are taken, since a device may echo what it is sent. */
final class ByteQueue {

    private final byte[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int head;
    private int size;
    private boolean ended;

    /** @param ring the room for the bytes, used round and round; whoever puts more waits */
    ByteQueue(byte[] ring) {
        this.ring = ring;
    }

    /**
     * Puts all of the bytes, waiting for room where needed.
     *
     * @return false when the queue was ended before all were in
     */
    boolean put(byte[] from, int offset, int length) {
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                while (size == ring.length && !ended) {
                    await(Long.MAX_VALUE);
                }
                if (ended) {
                    return false;
                }
                int tail = (head + size) % ring.length;
                int part = Math.min(Math.min(length - done, ring.length - size), ring.length - tail);
                System.arraycopy(from, offset + done, ring, tail, part);
                size += part;
                done += part;
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
    int take(byte[] into, Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (size == 0 && !ended && left > 0) {
                left = await(left);
            }
            if (size == 0) {
                return ended ? -1 : 0;
            }
            int taken = 0;
            while (taken < into.length && size > 0) {
                int part = Math.min(Math.min(into.length - taken, size), ring.length - head);
                System.arraycopy(ring, head, into, taken, part);
                Arrays.fill(ring, head, head + part, (byte) 0);
                head = (head + part) % ring.length;
                size -= part;
                taken += part;
            }
            changed.signalAll();
            return taken;
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
            Arrays.fill(ring, (byte) 0);
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
