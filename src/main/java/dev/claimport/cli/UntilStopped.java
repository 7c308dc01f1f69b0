package dev.claimport.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps something running until the process is told to stop (Ctrl-C, SIGTERM), and then closes it. */
final class UntilStopped {

    private UntilStopped() {}

    /**
     * @param ready called once a stop is taken care of
     * @return the exit code, for a thread that was interrupted instead
     */
    static int keep(AutoCloseable running, Runnable ready) {
        Thread closer = new Thread(() -> close(running), "closer");
        Runtime.getRuntime().addShutdownHook(closer);
        ready.run();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Runtime.getRuntime().removeShutdownHook(closer);
            close(running);
        }
        return ExitCodes.DONE;
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
