package dev.claimport.practice.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.support.UncaughtHandler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PracticeVertxTest {

    private static final int TOGETHER = 20;

    @Test
    void whatBreaksOnItsThreadsIsTold() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CompletableFuture<Failure> told = new CompletableFuture<>();
        Vertx vertx = PracticeVertx.make(new VertxOptions());
        try {
            new UncaughtHandler(told::complete).install();
            vertx.runOnContext(_ -> {
                throw new NoClassDefFoundError("x/Y");
            });
            assertEquals("NoClassDefFoundError", told.get(60, TimeUnit.SECONDS).facts().get("error"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
            vertx.close();
        }
    }

    @Test
    void threadsThatHaveNothingToDoGo() throws InterruptedException {
        Vertx vertx = PracticeVertx.make(new VertxOptions());
        try {
            List<Thread> threads = new CopyOnWriteArrayList<>();
            var all = new CountDownLatch(TOGETHER);
            IntStream.range(0, TOGETHER).forEach(_ -> vertx.executeBlocking(() -> {
                threads.add(Thread.currentThread());
                all.countDown();
                return all.await(60, TimeUnit.SECONDS);
            }, false));
            assertTrue(all.await(60, TimeUnit.SECONDS), "as many at a time as ever");
            for (Thread thread : threads) {
                assertTrue(thread.join(Duration.ofSeconds(60)));
            }
        } finally {
            vertx.close();
        }
    }
}
