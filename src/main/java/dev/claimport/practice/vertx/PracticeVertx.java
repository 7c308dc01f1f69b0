package dev.claimport.practice.vertx;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;

/** Vert.x as the practice uses it. */
public final class PracticeVertx {

    private PracticeVertx() {}

    /**
     * Without its file cache: nothing is served from the class path, and the temporary folder stays clean. What breaks on its threads, where
     * it would only be logged, goes to the handler of the uncaught.
     */
    public static Vertx make(VertxOptions options) {
        Vertx vertx = Vertx.vertx(options.setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        return vertx.exceptionHandler(broken -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        });
    }
}
