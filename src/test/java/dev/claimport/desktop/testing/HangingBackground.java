package dev.claimport.desktop.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.failure.Failure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.time.Alarm;
import dev.claimport.time.Background;
import dev.claimport.time.VirtualThreadBackground;
import dev.claimport.time.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The real one, on a screen that is the test's own thread and by a clock that the test moves; work can be made to hang for ever, deaf to interrupts. */
public final class HangingBackground implements Background {

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<Ringing> alarms = new ArrayList<>();
    private final Background real = new VirtualThreadBackground(screen::add, alarm());
    private final Threads well = new Threads();
    private final Threads hanging = new Threads();
    private final CountDownLatch never = new CountDownLatch(1);
    private Duration now = Duration.ZERO;
    private int goingWell = Integer.MAX_VALUE;

    private record Ringing(Duration at, Runnable ring) {}

    private Alarm alarm() {
        return (time, ring) -> {
            Ringing set = new Ringing(now.plus(time), ring);
            alarms.add(set);
            return () -> alarms.remove(set);
        };
    }

    /** What is started from now on hangs, but for the first so many. */
    public void hangAfter(int well) {
        goingWell = well;
    }

    /** What is started from now on ends as it should. */
    public void heal() {
        goingWell = Integer.MAX_VALUE;
    }

    /** Lets what hangs go on, as a driver may do after hours. */
    public void wakeUp() {
        never.countDown();
        hanging.settle();
        settle();
    }

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        boolean hangs = goingWell <= 0;
        goingWell--;
        return real.start(limit, (hangs ? hanging : well).counted(() -> {
            if (hangs) {
                awaitDeafly();
            }
            return work.call();
        }), done, failed);
    }

    private void awaitDeafly() {
        while (never.getCount() > 0) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // Like a native call.
            }
        }
    }

    @Override
    public void show(Runnable change) {
        real.show(change);
    }

    /** Until all that does not hang has ended and is shown. */
    public void settle() {
        do {
            well.settle();
            for (Runnable next = screen.poll(); next != null; next = screen.poll()) {
                next.run();
            }
        } while (!well.isSettled() || !screen.isEmpty());
    }

    /** Lets time pass. */
    public void pass(Duration time) {
        settle();
        now = now.plus(time);
        alarms.stream().filter(set -> set.at().compareTo(now) <= 0).toList().forEach(due -> {
            alarms.remove(due);
            due.ring().run();
        });
        settle();
    }

    /** Work that hangs keeps its page busy until its limit is over, and no longer; then all is well again. @param told what the page says by then */
    public void hangs(Wait limit, BooleanSupplier busy, Supplier<Failure> told) {
        settle();
        assertTrue(busy.getAsBoolean(), "not busy");
        pass(limit.limit().minusSeconds(1));
        assertTrue(busy.getAsBoolean(), "given up too soon");
        pass(Duration.ofSeconds(1));
        assertFalse(busy.getAsBoolean(), "still busy");
        assertOverdue(limit, told.get());
        heal();
    }

    public static void assertOverdue(Wait limit, Failure told) {
        assertEquals(LocalFailure.Kind.OVERDUE, told.kind());
        assertEquals(limit.limit().toSeconds(), told.facts().get("seconds"));
    }

    /** How many pieces of work are still watched over. */
    public int limits() {
        return alarms.size();
    }

    /** Those of work that was started. */
    private static final class Threads {

        private final Queue<Thread> begun = new ConcurrentLinkedQueue<>();
        private final AtomicInteger expected = new AtomicInteger();

        <T> Callable<T> counted(Callable<T> work) {
            expected.incrementAndGet();
            return () -> {
                begun.add(Thread.currentThread());
                return work.call();
            };
        }

        boolean isSettled() {
            return begun.size() == expected.get() && begun.stream().noneMatch(Thread::isAlive);
        }

        void settle() {
            while (!isSettled()) {
                begun.forEach(Threads::join);
            }
        }

        private static void join(Thread thread) {
            try {
                thread.join(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
