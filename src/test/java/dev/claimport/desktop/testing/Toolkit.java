package dev.claimport.desktop.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX as tests reach it from outside of its thread. Started once for all of them. */
public final class Toolkit {

    /** Long enough for a busy machine. */
    private static final long PATIENCE_MILLIS = 60_000;

    private Toolkit() {
    }

    public static void start() {
        try {
            CompletableFuture<Void> started = new CompletableFuture<>();
            Platform.startup(() -> started.complete(null));
            started.join();
        } catch (IllegalStateException _) {
            // another test has started it
        }
        Platform.setImplicitExit(false);
    }

    /** Does something on the FX thread and waits for it. */
    public static <T> T fx(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void run(Runnable work) {
        fx(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until a window that was just shown has the keyboard: keys that are pressed before go nowhere. */
    public static void awaitKeyboard(Stage stage) {
        await("keyboard", () -> stage.isFocused() && stage.getScene().getFocusOwner() != null);
    }

    /** Waits until something holds, as seen on the FX thread. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in vain: " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
