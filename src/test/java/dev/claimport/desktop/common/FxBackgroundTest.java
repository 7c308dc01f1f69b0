package dev.claimport.desktop.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.desktop.testing.Toolkit;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.support.RecentFailures;
import dev.claimport.support.UncaughtHandler;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.Background;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks in work for the window is told to whoever began it, and to support. */
class FxBackgroundTest {

    private final RecentFailures failures = new RecentFailures(new ManualTime());
    private final Background background = new NotingBackground(new FxBackground(), failures);

    @BeforeAll
    static void startJavaFx() {
        Toolkit.start();
    }

    static Stream<Throwable> breakages() {
        return Stream.of(new NoClassDefFoundError("x/Y"), new StackOverflowError(), new OutOfMemoryError("as ordered"), new AssertionError(),
                new IllegalStateException("as ordered"));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whateverBreaksTheWorkEndsIt(Throwable breakage) throws Exception {
        assertTold(breakage, outcome(() -> {
            throw unchecked(breakage);
        }, _ -> { }));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whateverBreaksOverTheOutcomeEndsItToo(Throwable breakage) throws Exception {
        assertTold(breakage, outcome(() -> "done", _ -> {
            throw unchecked(breakage);
        }));
    }

    @Test
    void workThatWentWellIsNoFailure() throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        background.start(DesktopWait.FILES, () -> "done", done::complete, failure -> done.completeExceptionally(failure.exception()));
        assertEquals("done", done.get(60, TimeUnit.SECONDS));
        assertTrue(failures.lines().isEmpty());
    }

    @Test
    void whatBreaksOnTheScreensThreadByItselfIsToldAsWell() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        CompletableFuture<Failure> told = new CompletableFuture<>();
        try {
            new UncaughtHandler(told::complete).install();
            background.show(() -> {
                throw new NoClassDefFoundError("x/Y");
            });
            assertEquals("NoClassDefFoundError", told.get(60, TimeUnit.SECONDS).facts().get("error"));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private Failure outcome(Callable<String> work, Consumer<String> done) throws Exception {
        CompletableFuture<Failure> failed = new CompletableFuture<>();
        background.start(DesktopWait.FILES, work, done, failed::complete);
        return failed.get(60, TimeUnit.SECONDS);
    }

    private void assertTold(Throwable breakage, Failure told) {
        assertEquals(LocalFailure.Kind.UNEXPECTED, told.kind());
        assertEquals(breakage.getClass().getSimpleName(), told.facts().get("error"));
        assertTrue(failures.lines().getFirst().endsWith(" unexpected " + told.facts().get("code")), failures.lines()::toString);
    }

    private static Error unchecked(Throwable breakage) {
        if (breakage instanceof RuntimeException exception) {
            throw exception;
        }
        return (Error) breakage;
    }
}
