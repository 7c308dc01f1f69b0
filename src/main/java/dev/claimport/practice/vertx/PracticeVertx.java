package dev.claimport.practice.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.internal.VertxBootstrap;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Vert.x as the practice uses it. */
public final class PracticeVertx {

    /** How long a thread waits for more to do. */
    private static final int IDLE_SECONDS = 2;

    private PracticeVertx() {}

    /**
     * Without its file cache: nothing is served from the class path, and the temporary folder stays clean. What breaks on its threads, where
     * it would only be logged, goes to the handler of the uncaught.
     */
    public static Vertx make(VertxOptions options) {
        Vertx vertx = VertxBootstrap.create().options(options.setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)))
                .executorServiceFactory((threads, _, most) -> workers(threads, most)).init().vertx();
        return vertx.exceptionHandler(broken -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        });
    }

    /** Its own keep all of their threads, 20 with what is around each, once there were as many requests. */
    private static ExecutorService workers(ThreadFactory threads, int most) {
        var workers = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    /**
     * Waits for what begins or ends here. Not disturbed by an interrupt, which it keeps: whoever cancels a start that has servers already
     * still has them ended. Not to be called on an event loop.
     *
     * @throws CompletionException with what it failed with, or a {@link java.util.concurrent.TimeoutException}, as its cause
     */
    public static <T> T await(Future<T> future, Duration limit) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
