package dev.claimport.handover;

import org.jspecify.annotations.Nullable;

/**
 * How work that waits is ended from another thread: its thread is interrupted. Whatever Claimport waits on answers to that, be it a request,
 * a device, a lock or the clock; and whoever cancels need not know which of them it is. Used once.
 */
public final class Cancellation {

    private @Nullable Thread runner;
    private boolean used;
    private boolean cancelled;

    /**
     * The calling thread is the one that works; it is interrupted at once where a cancel came before.
     *
     * @throws IllegalStateException when used before
     */
    public synchronized void begin() {
        if (used) {
            throw new IllegalStateException("runs once");
        }
        used = true;
        runner = Thread.currentThread();
        if (cancelled) {
            runner.interrupt();
        }
    }

    /** Ends the work soon; does nothing once {@link #end} was called. From any thread. */
    public synchronized void cancel() {
        cancelled = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    /** From here on a cancel comes too late, and tidying up is not disturbed. Says whether one came before, and clears the interrupt that it left. */
    public synchronized boolean end() {
        runner = null;
        Thread.interrupted();
        return cancelled;
    }

    /** Whether the work has begun. */
    public synchronized boolean hasBegun() {
        return used;
    }
}
