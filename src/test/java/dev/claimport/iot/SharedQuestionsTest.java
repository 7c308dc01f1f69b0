package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.ServiceFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedQuestionsTest {

    private final SharedQuestions questions = new SharedQuestions();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch onItsWay = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    private static <T> FutureTask<T> start(Callable<T> work, List<Thread> threads) {
        var task = new FutureTask<>(work);
        threads.add(Thread.ofVirtual().start(task));
        return task;
    }

    private String ask(Supplier<String> outcome) {
        return questions.ask("template x", () -> {
            asked.incrementAndGet();
            onItsWay.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
            }
            return outcome.get();
        });
    }

    private static void awaitWaiting(Thread thread) throws InterruptedException {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
    }

    @Test
    void theSameQuestionAtTheSameTimeIsAskedOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        FutureTask<String> first = start(() -> ask(() -> "body"), threads);
        onItsWay.await();
        FutureTask<String> second = start(() -> ask(() -> "another"), threads);
        awaitWaiting(threads.get(1));
        answered.countDown();
        assertEquals("body", first.get());
        assertEquals("body", second.get());
        assertEquals(1, asked.get());
        assertEquals("later", ask(() -> "later"), "an answer is not kept");
    }

    @Test
    void aRefusalIsSharedToo() throws Exception {
        List<Thread> threads = new ArrayList<>();
        Supplier<String> refused = () -> {
            throw new ServiceFailure(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, Map.of("template", "x", "region", "y")).exception();
        };
        start(() -> ask(refused), threads);
        onItsWay.await();
        FutureTask<Void> second = start(() -> {
            assertFails(ServiceFailure.Kind.TEMPLATE_NOT_FOUND, () -> ask(() -> "another"));
            return null;
        }, threads);
        awaitWaiting(threads.get(1));
        answered.countDown();
        second.get();
        assertEquals(1, asked.get());
    }

    @Test
    void whoeverGivesUpTakesNobodyAlong() throws Exception {
        List<Thread> threads = new ArrayList<>();
        start(() -> ask(() -> "body"), threads);
        onItsWay.await();
        FutureTask<String> second = start(() -> ask(() -> "another"), threads);
        awaitWaiting(threads.get(1));
        threads.getFirst().interrupt();
        threads.getFirst().join();
        answered.countDown();
        assertEquals("another", second.get());
        assertEquals(2, asked.get());
    }
}
