package dev.claimport.iot;

import static dev.claimport.testing.Failing.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.testing.ManualTime;
import dev.claimport.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallLimiterTest {

    private static final String CLAIM = "CreateProvisioningClaim";

    private final ManualTime time = new ManualTime();
    private final CallLimiter limiter = new CallLimiter(time);

    /** A service that lets through so many calls in each second, and throttles the others. */
    private final class Quota {

        private final int perSecond;
        private final Deque<Instant> passed = new ArrayDeque<>();
        private int throttled;

        Quota(int perSecond) {
            this.perSecond = perSecond;
        }

        synchronized String call() {
            Instant now = time.instant();
            while (!passed.isEmpty() && !passed.peek().isAfter(now.minusSeconds(1))) {
                passed.remove();
            }
            if (passed.size() == perSecond) {
                throttled++;
                throw throttling();
            }
            passed.add(now);
            return "claim";
        }
    }

    private static RuntimeException throttling() {
        return new ServiceFailure(ServiceFailure.Kind.THROTTLED, Map.of("operation", CLAIM, "attempts", "4")).exception();
    }

    @Test
    void aFewCallsDoNotWait() {
        for (int call = 0; call < 10; call++) {
            limiter.call(CLAIM, () -> "claim");
        }
        assertEquals(Duration.ZERO, time.slept());
    }

    @Test
    void manyAreSpacedEachOperationByItself() {
        for (int call = 0; call < 64; call++) {
            limiter.call(CLAIM, () -> "claim");
        }
        assertTrue(time.slept().compareTo(Duration.ofSeconds(1)) > 0, time.slept()::toString);
        Duration slept = time.slept();
        limiter.call("DescribeThing", () -> true);
        assertEquals(slept, time.slept());
    }

    @Test
    void throttlingSlowsManyDevicesDownAndFailsNone() {
        Quota quota = new Quota(2);
        for (int call = 0; call < 640; call++) {
            assertEquals("claim", limiter.call(CLAIM, quota::call));
        }
        assertTrue(quota.throttled < 100, quota.throttled + " of 640 were throttled");
        Duration ideal = Duration.ofSeconds(320);
        assertTrue(Duration.between(ManualTime.START, time.instant()).compareTo(ideal.multipliedBy(2)) < 0, time::toString);
    }

    @Test
    void whatIsThrottledForEverFailsInTheEnd() {
        assertFails(ServiceFailure.Kind.THROTTLED, () -> limiter.call(CLAIM, () -> {
            throw throttling();
        }));
        Duration took = Duration.between(ManualTime.START, time.instant());
        assertTrue(took.compareTo(IotWait.THROTTLED.limit().plusSeconds(11)) < 0, took::toString);
    }

    @Test
    void whatOthersTurnsTakeIsNotThePatienceWithAws() throws Exception {
        var asleep = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        TimeSource slow = new TimeSource() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                asleep.countDown();
                go.await();
                time.sleep(duration);
            }
        };
        var busy = new CallLimiter(slow);
        Thread before = Thread.ofPlatform().start(() -> {
            while (go.getCount() > 0) {
                busy.call(CLAIM, () -> "claim");
            }
        });
        asleep.await();
        AtomicInteger calls = new AtomicInteger();
        var answer = new FutureTask<>(() -> busy.call(CLAIM, () -> {
            if (calls.getAndIncrement() == 0) {
                throw throttling();
            }
            return "claim";
        }));
        Thread queued = Thread.ofPlatform().start(answer);
        while (queued.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        time.advance(IotWait.THROTTLED.limit().plusSeconds(1));
        go.countDown();
        before.join();
        assertEquals("claim", answer.get());
        assertEquals(2, calls.get());
    }

    @Test
    void anythingElseIsNotAskedAgain() {
        AtomicInteger calls = new AtomicInteger();
        assertFails(ServiceFailure.Kind.SERVICE_UNAVAILABLE, () -> limiter.call(CLAIM, () -> {
            calls.incrementAndGet();
            throw new ServiceFailure(ServiceFailure.Kind.SERVICE_UNAVAILABLE, Map.of("operation", CLAIM, "status", "500")).exception();
        }));
        assertEquals(1, calls.get());
    }

    @Test
    void aListIsNeverToldTwice() {
        AtomicInteger calls = new AtomicInteger();
        assertFails(ServiceFailure.Kind.THROTTLED, () -> limiter.callOnce("ListProvisioningTemplates", () -> {
            calls.incrementAndGet();
            throw throttling();
        }));
        assertEquals(1, calls.get());
    }

    @Test
    void aWaitCanBeCancelled() throws InterruptedException {
        var entered = new CountDownLatch(1);
        TimeSource stuck = new TimeSource() {
            @Override
            public Instant instant() {
                return ManualTime.START;
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                entered.countDown();
                new CountDownLatch(1).await();
            }
        };
        var standing = new CallLimiter(stuck);
        List<Object> ended = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        for (int slot = 0; slot < 20; slot++) {
            waiting.add(Thread.ofVirtual().start(() -> {
                try {
                    standing.call(CLAIM, () -> "claim");
                } catch (FailureException e) {
                    ended.add(e.failure().id() + Thread.currentThread().isInterrupted());
                }
            }));
        }
        entered.await();
        waiting.forEach(Thread::interrupt);
        for (Thread thread : waiting) {
            thread.join();
        }
        assertTrue(ended.size() >= 5, ended::toString);
        assertEquals(Set.of("cancelledtrue"), Set.copyOf(ended));
    }

    @Test
    void anAccountInARegionHasOneLimiter() {
        var limiters = new CallLimiters(time);
        assertSame(limiters.of("112233445566", "eu-west-1"), limiters.of("112233445566", "eu-west-1"));
        assertTrue(limiters.of("112233445566", "eu-west-1") != limiters.of("112233445566", "us-east-1"));
    }
}
