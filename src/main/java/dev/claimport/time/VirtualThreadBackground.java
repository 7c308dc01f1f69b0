package dev.claimport.time;

import dev.claimport.failure.Defect;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on virtual threads, each with a limit, whose outcomes are told on one thread. */
public final class VirtualThreadBackground implements Background {

    private static final Logger LOG = LoggerFactory.getLogger(VirtualThreadBackground.class);

    private final Executor screen;
    private final Alarm alarm;

    /** @param screen does what it is given on the one thread, in order */
    public VirtualThreadBackground(Executor screen) {
        this(screen, Alarm.system());
    }

    /** @param alarm rings when a limit is over */
    public VirtualThreadBackground(Executor screen, Alarm alarm) {
        this.screen = screen;
        this.alarm = alarm;
    }

    @Override
    public <T> Task start(Wait limit, Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
        Job<T> job = new Job<>(work, done, failed);
        job.endWithin(limit);
        job.thread.start();
        return job;
    }

    @Override
    public void show(Runnable change) {
        screen.execute(change);
    }

    private final class Job<T> implements Task, Runnable {

        private final Callable<T> work;
        private final Consumer<? super T> done;
        private final Consumer<Failure> failed;
        private final Thread thread = Thread.ofVirtual().name("work").unstarted(this);
        private final Queue<Runnable> alarms = new ConcurrentLinkedQueue<>();
        /** Told, cancelled or overdue. Read and written on the one thread only, so that what comes after it can never slip through. */
        private boolean over;

        Job(Callable<T> work, Consumer<? super T> done, Consumer<Failure> failed) {
            this.work = work;
            this.done = done;
            this.failed = failed;
        }

        @Override
        public void run() {
            try {
                T result = work.call();
                show(() -> tell(result));
            } catch (InterruptedException _) {
                fail(new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()));
            } catch (FailureException e) {
                fail(e.failure());
            } catch (Throwable e) {
                // Told first: an error of the machine may keep the log from being written, too.
                fail(Defect.of(e));
                LOG.error("work failed", e);
            }
        }

        private void tell(T result) {
            if (over) {
                if (result instanceof AutoCloseable unwanted) {
                    Thread.ofVirtual().start(() -> closeUnwanted(unwanted));
                }
                return;
            }
            finish();
            try {
                done.accept(result);
            } catch (Throwable e) {
                failed.accept(Defect.of(e));
                LOG.error("what came of work could not be shown", e);
            }
        }

        private void fail(Failure failure) {
            show(() -> {
                if (!over) {
                    finish();
                    failed.accept(failure);
                }
            });
        }

        private void finish() {
            over = true;
            alarms.forEach(Runnable::run);
        }

        @Override
        public void cancel() {
            finish();
            thread.interrupt();
        }

        @Override
        public void endWithin(Wait limit) {
            if (!over) {
                alarms.add(alarm.set(limit.limit(), () -> show(() -> giveUp(limit))));
            }
        }

        private void giveUp(Wait limit) {
            if (!over) {
                LOG.warn("work is given up after {} ({}), here: {}", limit.limit(), limit, Arrays.toString(thread.getStackTrace()));
                cancel();
                failed.accept(new LocalFailure(LocalFailure.Kind.OVERDUE, Map.of("seconds", limit.limit().toSeconds())));
            }
        }
    }

    private static void closeUnwanted(AutoCloseable unwanted) {
        try {
            unwanted.close();
        } catch (Throwable e) {
            LOG.warn("could not close what was no longer wanted", e);
        }
    }
}
