package dev.claimport.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.claimport.failure.FailureException;
import dev.claimport.handover.HandoverResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** More devices at once than a computer looks at in time. */
class TurnsTest extends OnScriptedPort {

    private static final int MANY = 40;
    private static final long PATIENCE_MINUTES = 1;
    private static final Duration LONG = Duration.ofMinutes(PATIENCE_MINUTES);

    private final Turns turns = Turns.of(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    private FutureTask<HandoverResult> started(Handover handover) {
        var running = new FutureTask<>(() -> handover.run(request, event -> {
            events.add(event);
            if (event instanceof HandoverEvent.StepStarted(Step step) && step == Step.DEVICE) {
                asked.countDown();
            }
            if (event instanceof HandoverEvent.Waiting(Awaited what, _) && what == Awaited.TURN) {
                waits.countDown();
            }
        }));
        Thread.ofVirtual().start(running);
        return running;
    }

    /** Has the only turn until it is over. */
    private FutureTask<Void> taken() throws InterruptedException {
        var has = new CountDownLatch(1);
        var other = new FutureTask<Void>(() -> {
            turns.take(() -> {
                has.countDown();
                over.await();
            }, () -> { }, LONG);
            return null;
        });
        Thread.ofVirtual().start(other);
        assertTrue(has.await(PATIENCE_MINUTES, TimeUnit.MINUTES));
        return other;
    }

    @Test
    void whoWaitsForATurnLosesNothingOfTheTimeInWhichItsDeviceHasToAnswer() throws Exception {
        FutureTask<Void> other = taken();
        FutureTask<HandoverResult> running = started(handover().takingTurns(turns));
        assertTrue(asked.await(PATIENCE_MINUTES, TimeUnit.MINUTES));
        time.advance(Duration.ofMinutes(2));
        Instant now = time.instant();
        over.countDown();
        assertEquals(Outcome.CONFIRMED, running.get(PATIENCE_MINUTES, TimeUnit.MINUTES).outcome());
        other.get();
        assertEquals(now.plus(HandoverWait.RECOGNITION.limit()), toldUntil(Awaited.RECOGNITION).orElseThrow());
    }

    private Optional<Instant> toldUntil(Awaited wanted) {
        return events.stream().flatMap(event -> event instanceof HandoverEvent.Waiting(Awaited what, Instant end) && what == wanted ? Stream.of(end) : Stream.empty()).findFirst();
    }

    @Test
    void whoWaitsForATurnIsToldSoAndForHowLongAtMost() throws Exception {
        Instant began = time.instant();
        FutureTask<Void> other = taken();
        FutureTask<HandoverResult> running = started(handover().takingTurns(turns));
        assertTrue(waits.await(PATIENCE_MINUTES, TimeUnit.MINUTES));
        over.countDown();
        running.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        other.get();
        assertEquals(began.plus(HandoverWait.TURN.limit()), toldUntil(Awaited.TURN).orElseThrow());
    }

    @Test
    void whereATurnIsFreeNobodyWaits() throws Exception {
        FutureTask<HandoverResult> running = started(handover().takingTurns(turns));
        running.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        assertEquals(Optional.empty(), toldUntil(Awaited.TURN));
    }

    @Test
    void whoGetsNoTurnIsGivenUpAndNamed() throws Exception {
        FutureTask<Void> other = taken();
        var failed = assertThrows(FailureException.class, () -> turns.take(() -> fail("nobody has ended"), () -> { }, Duration.ofMillis(1)));
        assertEquals("overdue", failed.failure().id());
        over.countDown();
        other.get();
        var worked = new AtomicInteger();
        turns.take(worked::incrementAndGet, () -> fail("it is free again"), LONG);
        assertEquals(1, worked.get());
    }

    @Test
    void whoIsStoppedWhileItWaitsIsStopped() throws Exception {
        FutureTask<Void> other = taken();
        Handover handover = handover().takingTurns(turns);
        FutureTask<HandoverResult> running = started(handover);
        assertTrue(asked.await(PATIENCE_MINUTES, TimeUnit.MINUTES));
        handover.cancel();
        assertEquals(Outcome.ABORTED, running.get(PATIENCE_MINUTES, TimeUnit.MINUTES).outcome());
        over.countDown();
        other.get();
    }

    @Test
    void noMoreThanThatHaveOneAtATimeAndAllOfThemInTheEnd() throws Exception {
        Turns three = Turns.of(3);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        List<FutureTask<Void>> all = new ArrayList<>();
        for (int each = 0; each < MANY; each++) {
            var task = new FutureTask<Void>(() -> {
                three.take(() -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                }, () -> { }, LONG);
                return null;
            });
            all.add(task);
            Thread.ofVirtual().start(task);
        }
        for (FutureTask<Void> task : all) {
            task.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
        assertTrue(most.get() <= 3, most + " at once");
    }

    @Test
    void eachProcessorHasFourAtATime() throws Exception {
        Turns all = Turns.ofThisComputer();
        int most = 4 * Runtime.getRuntime().availableProcessors();
        var together = new CountDownLatch(most);
        List<FutureTask<Boolean>> tasks = new ArrayList<>();
        for (int each = 0; each < most; each++) {
            boolean[] met = {false};
            var task = new FutureTask<>(() -> {
                all.take(() -> {
                    together.countDown();
                    met[0] = together.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
                }, () -> { }, LONG);
                return met[0];
            });
            tasks.add(task);
            Thread.ofVirtual().start(task);
        }
        for (FutureTask<Boolean> task : tasks) {
            assertTrue(task.get(2 * PATIENCE_MINUTES, TimeUnit.MINUTES), "some had no turn while the others had theirs");
        }
    }
}
