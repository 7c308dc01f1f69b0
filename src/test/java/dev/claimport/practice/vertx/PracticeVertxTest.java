package dev.claimport.practice.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.Failure;
import dev.claimport.support.UncaughtHandler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PracticeVertxTest {

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
}
