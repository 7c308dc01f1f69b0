package dev.claimport.ledger.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.LedgerFailure;
import dev.claimport.ledger.Recorded;
import dev.claimport.ledger.shared.Sharing.Standing;
import dev.claimport.ledger.store.LedgerFolder;
import dev.claimport.testing.Failures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How often a database is asked that does not answer. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class SharingTriesTest {

    @TempDir
    private Path folder;

    private final Pauses time = new Pauses();
    private ServerSocket server;
    private Sharing sharing;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        sharing.close();
    }

    private void share(LedgerFolder ledger) {
        sharing = Sharing.begin("jdbc:postgresql://localhost:" + server.getLocalPort() + "/shared", Map.of(), ledger, time);
    }

    private void reserve() {
        sharing.reserve("77", UUID.randomUUID(), "bench-3", false);
    }

    /** By a thread of its own: the pool that all share has but one where there are two processors. */
    private CompletableFuture<Void> reserving() {
        return CompletableFuture.runAsync(this::reserve, task -> Thread.ofPlatform().start(task));
    }

    @Test
    void itIsTriedEverMoreSlowlyUpToOnceAMinute() throws Exception {
        server.close();
        share(Recorded.attempts(folder, 1));
        for (int seconds : List.of(4, 8, 16, 32, 60, 60)) {
            assertEquals(Duration.ofSeconds(seconds), time.next());
            time.goOn();
        }
        assertEquals(Standing.AWAY, sharing.state().standing());
    }

    @Test
    void whileNothingIsRecordedNobodyIsAskedAndWhatIsRecordedIsSoonSent() throws Exception {
        share(new LedgerFolder(folder.resolve("none")));
        for (int tries = 0; tries < 4; tries++) {
            assertEquals(Duration.ofSeconds(2), time.next());
            time.goOn();
        }
        assertEquals(Standing.CONNECTING, sharing.state().standing());
    }

    /** Whoever waits for a device finds out at once that nobody knows, until it has been tried again. */
    @Test
    void whatIsKnownToBeAwayIsNotAskedForADevice() throws Exception {
        server.close();
        share(Recorded.attempts(folder, 1));
        assertNotNull(time.next());
        // What comes now would be taken.
        try (ServerSocket again = new ServerSocket(server.getLocalPort(), 50, InetAddress.getLoopbackAddress())) {
            Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, this::reserve);
            again.setSoTimeout(1);
            assertFalse(isAsked(again));
        }
    }

    private static boolean isAsked(ServerSocket at) throws IOException {
        try (Socket _ = at.accept()) {
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /** Though another question still waits for an answer. */
    @Test
    void whatIsFoundAwayMeanwhileIsNotWaitedFor() throws Exception {
        share(new LedgerFolder(folder.resolve("none")));
        assertNotNull(time.next());
        Recorded.attempts(folder.resolve("none"), 1);
        CompletableFuture<Void> first = reserving();
        try (Socket asked = server.accept()) {
            time.goOn();
            server.accept().close();
            assertEquals(Duration.ofSeconds(4), time.next());
            assertEquals(Standing.AWAY, sharing.state().standing());
            Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, this::reserve);
            assertFalse(first.isDone(), "told at once");
            asked.close();
            Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> join(first));
        }
    }

    /** Of two slots that ask at the same time the second does not wait for another connection to fail, nor is a hand-over that is cancelled kept. */
    @Test
    void whoWaitsBehindAnotherQuestionIsToldWhatBecameOfThat() throws Exception {
        share(new LedgerFolder(folder.resolve("none")));
        assertNotNull(time.next());
        Recorded.attempts(folder.resolve("none"), 1);
        CompletableFuture<Void> first = reserving();
        try (Socket asked = server.accept()) {
            CompletableFuture<Void> second = reserving();
            var cancelled = new CompletableFuture<Boolean>();
            Thread third = Thread.ofPlatform().start(() -> {
                Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, this::reserve);
                cancelled.complete(Thread.currentThread().isInterrupted());
            });
            while (third.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            third.interrupt();
            assertTrue(cancelled.get(), "whoever cancelled it is not forgotten");
            while (waiting() < 1) {
                Thread.onSpinWait();
            }
            asked.close();
            Stream.of(first, second).forEach(each -> Failures.expect(LedgerFailure.Kind.SHARED_LEDGER_UNREACHABLE, () -> join(each)));
        }
        assertEquals(Standing.AWAY, sharing.state().standing());
        server.setSoTimeout(1);
        assertFalse(isAsked(server));
    }

    /** How many wait behind another question; who connects waits too, but not for that. */
    private static long waiting() {
        return Thread.getAllStackTraces().values().stream().map(List::of).filter(frames -> isIn(frames, ReentrantLock.class) && isIn(frames, Sharing.class)).count();
    }

    private static boolean isIn(List<StackTraceElement> frames, Class<?> type) {
        return frames.stream().anyMatch(frame -> frame.getClassName().equals(type.getName()));
    }

    private static void join(CompletableFuture<Void> question) {
        try {
            question.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    /** A window that is closed waits for no pause to end; another that closes it as well does not wait for ever. */
    @Test
    void toCloseEndsThePause() throws Exception {
        server.close();
        share(Recorded.attempts(folder, 1));
        assertNotNull(time.next());
        long before = System.nanoTime();
        sharing.close();
        assertTrue(Duration.ofNanos(System.nanoTime() - before).compareTo(SharedWait.LAST.limit()) < 0, "the pause was ended");
        CompletableFuture.runAsync(sharing::close).get(20, TimeUnit.SECONDS);
    }

    @Test
    void whoIsToEndItselfWhileItClosesIsStillTo() throws Exception {
        server.close();
        share(Recorded.attempts(folder, 1));
        assertNotNull(time.next());
        Thread.currentThread().interrupt();
        sharing.close();
        assertTrue(Thread.interrupted());
    }
}
