package dev.claimport.serial;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many links are open. Whoever ends the process leaves them time to say good-bye to their devices. */
final class OpenLinks {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int count;

    void opened() {
        change(1);
    }

    void closed() {
        change(-1);
    }

    private void change(int by) {
        lock.lock();
        try {
            count += by;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until none is open.
     *
     * @return false if some still are after so long, or the thread was interrupted
     */
    boolean awaitNone(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (count > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
