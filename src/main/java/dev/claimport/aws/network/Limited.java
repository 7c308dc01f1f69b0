package dev.claimport.aws.network;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An end for what is read from others: the time between two bytes is limited by the socket, that of all of them is not. */
public final class Limited {

    /** What the exception says. */
    public static final String OVER = "The answer has no end";

    private final long ends;
    private final boolean endless;

    private Limited(Duration limit) {
        ends = System.nanoTime() + limit.toNanos();
        endless = limit.isZero();
    }

    /** From now on. @param limit zero is for ever */
    public static Limited to(Duration limit) {
        return new Limited(limit);
    }

    /**
     * Does something that may block where nobody can look at the time, such as reading the head of an answer.
     *
     * @param abort has it come to an end
     * @throws SocketTimeoutException when there is no time left; {@link InterruptedIOException} when interrupted, which it stays
     */
    public <T> T call(Callable<T> blocking, Runnable abort) throws IOException {
        var task = new FutureTask<>(blocking);
        Thread.ofPlatform().daemon().name("network").start(task);
        try {
            return endless ? task.get() : task.get(Math.max(0, ends - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            abort.run();
            throw new SocketTimeoutException(OVER);
        } catch (InterruptedException _) {
            abort.run();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case Error failed -> throw failed;
                default -> throw new IOException(e.getCause());
            }
        }
    }

    /** @throws SocketTimeoutException when there is no time left */
    public void check() throws SocketTimeoutException {
        if (!endless && System.nanoTime() - ends > 0) {
            throw new SocketTimeoutException(OVER);
        }
    }
}
