package dev.claimport.cli;

import dev.claimport.bench.BenchWait;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, whoever ends the process (Ctrl-C, SIGTERM) has what runs stop in good order first: devices are told to forget, keys are
 * wiped, ports are given back. The process waits for it to be closed, for {@link BenchWait#GRACE} at most.
 */
final class StopHook implements AutoCloseable {

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop told on a thread of its own, and does not wait */
    StopHook(String name, Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            awaitEnd();
        }, name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            ended.await(BenchWait.GRACE.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already, and the hook runs.
        }
    }
}
